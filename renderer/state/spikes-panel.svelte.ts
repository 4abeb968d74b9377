import { checkConversion, suitedNeurons } from '../../engine/compare/conversion/check.ts';
import { defaultConversion, type ConversionOptions } from '../../engine/compare/conversion/types.ts';
import type { Network } from '../../engine/network/types.ts';
import type { SpikesFound } from '../worker/training/comparison-protocol.ts';
import { Comparison } from './comparison.svelte.ts';
import type { Training } from './training.svelte.ts';

/** The trained network as spiking neurons: what is chosen, and what became of it. */
export class SpikesPanel {
  choices = $state.raw<ConversionOptions>({ ...defaultConversion, steps: 64 });
  readonly comparison: Comparison<SpikesFound>;
  readonly #training: Training;

  /** The neurons that the hidden layers can become. */
  readonly suited = $derived.by(() => (this.#training.started ? suitedNeurons(this.#training.started) : []));
  /** The neuron that is chosen, or the first that suits. */
  readonly neuron = $derived(
    this.suited.includes(this.choices.neuron) ? this.choices.neuron : (this.suited[0] ?? this.choices.neuron),
  );
  /** Why the trained network cannot become spikes at all. */
  readonly refusals = $derived.by(() => {
    const { started } = this.#training;
    return started && this.suited.length === 0 ? checkConversion(started, { neuron: 'if' }) : [];
  });

  constructor(training: Training) {
    this.#training = training;
    this.comparison = new Comparison(training);
    training.onWorker('conversionProgress', (progress) => this.comparison.follow(progress));
  }

  choose(change: Partial<ConversionOptions>): void {
    this.choices = { ...this.choices, ...change };
  }

  run(): Promise<void> {
    const options = { ...this.choices, neuron: this.neuron };
    return this.comparison.run(() => this.#training.client.call('startConversion', options));
  }

  cancel(): void {
    void this.#training.client.call('cancelConversion', null);
  }

  /** The spiking network as a circuit, with a row before it that was set aside. */
  circuit(sample: number): Promise<Network> {
    return this.#training.client.call('openConversion', { sample });
  }
}

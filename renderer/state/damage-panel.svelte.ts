import { suitedNeurons } from '../../engine/compare/conversion/check.ts';
import { defaultConversion } from '../../engine/compare/conversion/types.ts';
import type { Damage, LesionKind } from '../../engine/compare/damage/types.ts';
import { Comparison } from './comparison.svelte.ts';
import { sweepLevels } from './sweep-levels.ts';
import type { Training } from './training.svelte.ts';

export interface DamageChoices {
  readonly kind: LesionKind;
  /** The largest fraction to lose, and how many fractions from 0 on. */
  readonly most: number;
  readonly levels: number;
  readonly repeats: number;
  /** Of spiking neurons. */
  readonly steps: number;
  /** Epochs of learning again after each lesion; 0 for none. */
  readonly retrain: number;
  readonly seed: number;
}

/** Lesions of the trained network and of the spiking neurons that it can become. */
export class DamagePanel {
  choices = $state.raw<DamageChoices>({
    ...{ kind: 'neurons', most: 0.8, levels: 5, repeats: 3, steps: 32, retrain: 3, seed: 1 },
  });
  readonly comparison: Comparison<Damage>;
  readonly #training: Training;

  constructor(training: Training) {
    this.#training = training;
    this.comparison = new Comparison(training);
    training.onWorker('damageProgress', (progress) => this.comparison.follow(progress));
  }

  choose(change: Partial<DamageChoices>): void {
    this.choices = { ...this.choices, ...change };
  }

  run(): Promise<void> {
    const { kind, most, levels, repeats, steps, retrain, seed } = this.choices;
    const { started } = this.#training;
    const request = {
      ...{ kind, repeats, seed, fractions: sweepLevels({ from: 0, to: most, count: levels }) },
      conversions: (started ? suitedNeurons(started) : []).map((neuron) => ({
        ...{ ...defaultConversion, neuron, steps, seed },
      })),
      retrain: retrain > 0 ? { epochs: retrain, rate: retrainRate } : null,
    };
    return this.comparison.run(() => this.#training.client.call('startDamage', request));
  }

  cancel(): void {
    void this.#training.client.call('cancelDamage', null);
  }
}

/** Of Adam, as `nandrite convert --retrain` has it. */
const retrainRate = 0.001;

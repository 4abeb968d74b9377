import type { ComparisonResult, NeuronAt } from '../../engine/compare/types.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';
import type { EngineClient } from '../worker/client.ts';
import type { ModelsAnswer, ModelsMapping } from '../worker/models/protocol.ts';
import type { OpenDocument } from './document.svelte.ts';
import { defaultChoices, mostModels, optionsOf, outputNeuron, type ModelsChoices } from './models-choices.ts';
import { Playhead } from './playhead.svelte.ts';

/** What was compared. */
export interface ModelsMeasured {
  readonly network: Network;
  readonly choices: ModelsChoices;
}

/** The open circuit under several models: what is chosen, what came of it, and what of it is looked at. */
export class ModelsPanel {
  #choices = $state.raw<ModelsChoices | null>(null);
  found = $state.raw<ComparisonResult | null>(null);
  measured = $state.raw<ModelsMeasured | null>(null);
  issues = $state.raw<readonly Issue[]>([]);
  running = $state(false);
  cancelled = $state(false);
  progress = $state.raw<{ readonly done: number; readonly total: number }>({ done: 0, total: 0 });
  /** The model that the circuit is being carried over to; null before the first. */
  mapping = $state.raw<ModelsMapping | null>(null);
  /** The neuron that is looked at under every model; null for one that comes out. */
  #chosen = $state.raw<NeuronAt | null>(null);
  /** Whether the axes of all models reach equally far. */
  sharesAxes = $state(true);
  readonly playhead = new Playhead();
  readonly #document: OpenDocument;
  readonly #start: () => EngineClient;
  #client: EngineClient | null = null;
  #run = 0;

  /** The worker starts with the first comparison. */
  constructor(document: OpenDocument, start: () => EngineClient) {
    this.#document = document;
    this.#start = start;
  }

  readonly choices = $derived.by(() => this.#choices ?? defaultChoices(this.#document.whole));
  readonly #output = $derived.by(() => this.measured && outputNeuron(this.measured.network));
  readonly chosen = $derived(this.#chosen ?? this.#output);

  /** Whether the circuit, or what is chosen, has changed since. */
  readonly stale = $derived.by(() => {
    const { measured } = this;
    const { whole } = this.#document;
    if (!measured || !whole) return false;
    return !isSameCircuit(measured.network, whole) || measured.choices !== this.choices;
  });

  choose(change: Partial<ModelsChoices>): void {
    this.#choices = { ...this.choices, ...change };
    this.issues = [];
  }

  add(model: string): void {
    const { models } = this.choices;
    if (models.length < mostModels && !models.includes(model)) this.choose({ models: [...models, model] });
  }

  remove(model: string): void {
    const { models, sets } = this.choices;
    this.choose({
      models: models.filter((each) => each !== model),
      sets: sets.filter((each) => each.model !== model),
    });
  }

  /** What the others are held against. */
  putFirst(model: string): void {
    this.choose({ models: [model, ...this.choices.models.filter((each) => each !== model)] });
  }

  /** A number in place of what a rule chose; null leaves it to the rule again. */
  setNumber(model: string, name: string, value: number | null): void {
    const { sets } = this.choices;
    const kept = sets.filter((each) => each.model !== model || each.name !== name);
    this.choose({ sets: value === null ? kept : [...kept, { model, name, value }] });
  }

  look(neuron: NeuronAt): void {
    this.#chosen = { population: neuron.population, neuron: neuron.neuron };
  }

  async run(): Promise<void> {
    const { whole: network } = this.#document;
    if (!network) return;
    const run = ++this.#run;
    const { choices } = this;
    this.#choices = choices;
    this.running = true;
    this.cancelled = false;
    this.issues = [];
    this.progress = { done: 0, total: 0 };
    this.mapping = null;
    const options = optionsOf(choices, network, this.#chosen ?? undefined);
    const answer = await this.#worker()
      .call('compareModels', { network, options })
      .catch((error: Error): ModelsAnswer => {
        return {
          ok: false,
          issues: [{ path: '', message: error.message, expected: 'a circuit that can be compared' }],
        };
      });
    if (run !== this.#run) return;
    this.running = false;
    // What was found before stays beside a refusal.
    if (!answer.ok) return void (this.issues = answer.issues);
    const { found, cancelled } = answer;
    this.found = found;
    this.measured = { network, choices };
    this.cancelled = cancelled;
    this.playhead.startOver(found.done, suitableSpan(found));
  }

  /** Ends early; what all models have done by then is kept. While they are still mapped there is nothing to keep. */
  cancel(): void {
    if (this.progress.total > 0) return void this.#worker().call('cancelModels', null);
    this.#end();
    this.cancelled = true;
  }

  /** Forgets all that was about another circuit. */
  clear(): void {
    if (this.running) this.#end();
    this.#choices = null;
    this.#chosen = null;
    this.found = null;
    this.measured = null;
    this.issues = [];
    this.cancelled = false;
    this.playhead.startOver(0);
  }

  #worker(): EngineClient {
    if (!this.#client) {
      this.#client = this.#start();
      this.#client.on('modelsMapping', (mapping) => (this.mapping = mapping));
      this.#client.on('modelsProgress', (progress) => (this.progress = progress));
    }
    return this.#client;
  }

  /** Mapping cannot be interrupted, but ended. */
  #end(): void {
    this.#client?.terminate();
    this.#client = null;
    this.#run++;
    this.running = false;
  }
}

/** Spikes of one neuron that can be told apart side by side. */
const toldApart = 60;

/** ms in which the fastest population has no more spikes a neuron than can be told apart. */
function suitableSpan({ models, done }: ComparisonResult): number {
  const fastest = Math.max(...models.flatMap(({ rates }) => rates.map(({ rate }) => rate ?? 0)));
  return fastest > 0 ? Math.min(done, (1000 * toldApart) / fastest) : done;
}

/** Edits share what they left alone; where parts stand and what they are called beside it changes no number. */
function isSameCircuit(one: Network, other: Network): boolean {
  const told: (keyof Network)[] = [
    ...(['time', 'seed', 'models', 'synapses', 'events', 'chipTypes', 'chips'] as const),
    ...(['populations', 'stimuli', 'connections', 'probes'] as const),
  ];
  return told.every((key) => one[key] === other[key]);
}

import { getModel } from '../../models/index.ts';
import type { NeuronModel } from '../../models/types.ts';
import type { Network, Population } from '../../network/types.ts';
import { compile } from '../../simulation/compile.ts';
import { NonFiniteError } from '../../simulation/simulation.ts';

/** A neuron whose answer to a constant input is measured. */
export interface Subject {
  readonly model: NeuronModel;
  readonly parameters: Population['parameters'];
  /** Of the network that its model may come from. */
  readonly models: Network['models'];
  readonly dt: number;
}

/** What a neuron does at each of some constant inputs, in the unit of its input. */
export interface Response {
  /** Spikes a ms of one that spikes, output a ms of one that does not; in the long run. */
  rates(inputs: readonly number[]): number[];
  /** Input at which a neuron in time begins to fire for good; null where none was found. */
  threshold(): number | null;
  /** Least input above the threshold with a rate of so many spikes/ms; null where none was found. */
  inputFor(rate: number): number | null;
}

/** Time until a neuron fires as it will, and for how long it is then looked at, in ms. */
const settling = 500;
const watching = 1000;

/** The answer of a model of steps is its mean output; that of a neuron in time is measured in the engine. */
export function createResponse(subject: Subject): Response {
  const { model, dt } = subject;
  const { meanOutput } = model;
  const rates = model.inTime
    ? (inputs: readonly number[]) => measureSafely(subject, inputs)
    : (inputs: readonly number[]) => inputs.map((z) => meanOf(meanOutput, model, z, dt) / dt);
  let found: number | null | undefined;
  const threshold = (): number | null => (found ??= model.inTime ? findThreshold(rates) : 0);
  return {
    rates,
    threshold,
    inputFor(rate) {
      const start = threshold();
      if (start === null) return null;
      const reach = Math.max(Math.abs(start), least);
      return bracket(rates, (k) => start + reach * 2 ** (k / 2 - 4), (f) => f >= rate);
    },
  };
}

function meanOf(mean: NeuronModel['meanOutput'], { id }: NeuronModel, z: number, dt: number): number {
  if (mean) return mean(z, dt);
  throw new Error(`Found model "${id}" without a mean output at a net input, expected one with it`);
}

/** Smallest input that is tried, in the unit of the model's input. */
const least = 1e-3;

/** A neuron that fires without input has a threshold below 0. */
function findThreshold(rates: Response['rates']): number | null {
  const fires = (f: number): boolean => f > 0;
  const isActive = fires(rates([0])[0]!);
  return isActive
    ? bracket(rates, (k) => -least * 2 ** k, (f) => !fires(f))
    : bracket(rates, (k) => least * 2 ** k, fires);
}

/** The first of rising inputs that meets a condition, and the place before it where it begins to, by sections of 32. */
function bracket(rates: Response['rates'], at: (k: number) => number, meets: (rate: number) => boolean): number | null {
  let [low, high] = [0, 0];
  for (let k = 0, found = false; !found; k += 8) {
    if (k >= 48) return null;
    const inputs = Array.from({ length: 8 }, (_, i) => at(k + i));
    const hit = rates(inputs).findIndex(meets);
    found = hit >= 0;
    if (found) [low, high] = [k + hit === 0 ? 0 : at(k + hit - 1), at(k + hit)];
  }
  for (let round = 0; round < 4; round++) {
    const inputs = Array.from({ length: 31 }, (_, i) => low + ((high - low) * (i + 1)) / 32);
    const hit = rates(inputs).findIndex(meets);
    [low, high] = [hit === 0 ? low : (inputs[hit < 0 ? 30 : hit - 1] ?? low), hit < 0 ? high : inputs[hit]!];
  }
  return high;
}

/** An input that a model cannot bear counts as one at which it does not fire. */
function measureSafely(subject: Subject, inputs: readonly number[]): number[] {
  try {
    return measure(subject, inputs);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return inputs.length === 1 ? [0] : inputs.flatMap((input) => measureSafely(subject, [input]));
  }
}

/** Rates from first to last spike after settling, since a count in a window is off by up to one; below two spikes 0. */
function measure({ model, parameters, models, dt }: Subject, inputs: readonly number[]): number[] {
  const simulation = compile(probeNetwork({ model, parameters, models, dt }, inputs));
  const { outputs } = simulation.compiled;
  if (model.output === 'rate') {
    simulation.step(Math.round(settling / dt));
    return inputs.map((_, i) => outputs[i]! / dt);
  }
  const [first, last, count] = [0, 0, 0].map(() => new Float64Array(inputs.length));
  simulation.step(Math.round(settling / dt));
  for (let step = 0; step < watching / dt; step++) {
    simulation.step();
    for (let k = 0; k < simulation.activeCount; k++) {
      const neuron = simulation.compiled.active[k]!;
      if (neuron >= inputs.length || outputs[neuron] === 0) continue;
      if (count![neuron] === 0) first![neuron] = step;
      last![neuron] = step;
      count![neuron]!++;
    }
  }
  return inputs.map((_, i) => (count![i]! < 2 ? 0 : (count![i]! - 1) / ((last![i]! - first![i]!) * dt)));
}

function probeNetwork({ model, parameters, models, dt }: Subject, inputs: readonly number[]): Network {
  const list = inputs.map((input, i) => [0, i, input]);
  const scalar = Object.entries(parameters).filter(([, value]) => typeof value === 'number');
  return {
    ...{ format: 'nandrite.network', version: 1, name: '', note: '', time: { dt }, seed: 0, models, synapses: [] },
    ...{ events: [], chipTypes: [], chips: [], notes: [], layout: {}, probes: [] },
    populations: [
      {
        ...{ id: 'neurons', label: '', model: model.id, size: inputs.length, initial: {} },
        parameters: Object.fromEntries(scalar),
      },
    ],
    stimuli: [{ id: 'drive', label: '', kind: 'constant', value: 1 }],
    connections: [
      {
        ...{ id: 'drives', source: 'drive', target: 'neurons', connector: { kind: 'FromList', list } },
        ...{ weight: 0, delay: 1, sign: 'either', synapse: 'auto' },
      },
    ],
  };
}

/** The model of a population as a subject. */
export function subjectOf(population: Population, { models, time }: Network): Subject {
  return { model: getModel(population.model, models), parameters: population.parameters, models, dt: time.dt };
}

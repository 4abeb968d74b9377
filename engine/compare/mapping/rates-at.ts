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

/** Time until a neuron fires as it will, and for how long it is then looked at, in ms. */
const settling = 500;
const watching = 1000;

/** How an input comes: all at once, or evenly over the settling time. */
export type Onset = 'jump' | 'rise';

/** Rates in spikes/ms at constant inputs. One that a model cannot bear counts as one at which it does not fire. */
export function ratesAt(subject: Subject, inputs: readonly number[], onset: Onset): number[] {
  try {
    return measure(subject, inputs, onset);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return inputs.length === 1 ? [0] : inputs.flatMap((input) => ratesAt(subject, [input], onset));
  }
}

/** Rates from first to last spike after settling, since a count in a window is off by up to one; below two spikes 0. */
function measure(subject: Subject, inputs: readonly number[], onset: Onset): number[] {
  const { dt } = subject;
  const simulation = compile(probeNetwork(subject, inputs, onset));
  const start = Math.round(settling / dt);
  simulation.step(start + Math.round(watching / dt));
  const { rows } = simulation.recorders[0]!;
  const [first, last, count] = [0, 0, 0].map(() => new Float64Array(inputs.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let row = rows.lowerBound(start); row < rows.length; row++) {
    const neuron = rows.get(row, 1);
    if (count[neuron] === 0) first[neuron] = rows.get(row, 0);
    last[neuron] = rows.get(row, 0);
    count[neuron]!++;
  }
  return inputs.map((_, i) => (count[i]! < 2 ? 0 : (count[i]! - 1) / ((last[i]! - first[i]!) * dt)));
}

function probeNetwork({ model, parameters, models, dt }: Subject, inputs: readonly number[], onset: Onset): Network {
  const list = inputs.map((input, i) => [0, i, input]);
  const scalar = Object.entries(parameters).filter(([, value]) => typeof value === 'number');
  return {
    ...{ format: 'nandrite.network', version: 1, name: '', note: '', time: { dt }, seed: 0, models, synapses: [] },
    ...{ events: [], chipTypes: [], chips: [], notes: [], layout: {} },
    probes: [{ id: 'spikes', label: '', kind: 'spikes', target: 'neurons' }],
    populations: [
      {
        ...{ id: 'neurons', label: '', model: model.id, size: inputs.length, initial: {} },
        parameters: Object.fromEntries(scalar),
      },
    ],
    stimuli: [
      onset === 'jump'
        ? { id: 'drive', label: '', kind: 'constant', value: 1 }
        : { id: 'drive', label: '', kind: 'ramp', from: 0, to: 1, start: 0, stop: settling },
    ],
    connections: [
      {
        ...{ id: 'drives', source: 'drive', target: 'neurons', connector: { kind: 'FromList', list } },
        ...{ weight: 0, delay: 1, sign: 'either', synapse: 'auto' },
      },
    ],
  };
}

import { findModel } from '../models/index.ts';
import { byId } from './by-id.ts';
import { fillPlasticity } from './default-plasticity.ts';
import type { NetworkFile } from './schema.ts';
import type { Circuit } from './types-chips.ts';
import type { Probe } from './types-probes.ts';
import type { Stimulus } from './types-stimuli.ts';
import type { SynapseType } from './types-synapses.ts';
import type { Network } from './types.ts';

/** Fills the defaults that a schema cannot: those that follow from other parts of the network. */
export function fillDefaults(file: NetworkFile): Network {
  const { models, synapses, chipTypes } = file;
  return {
    ...(file as Network),
    models: models.map((model) => ({ ...(model as Network['models'][number]), label: model.label ?? model.id })),
    synapses: synapses.map((synapse): SynapseType => {
      const plasticity = synapse.plasticity && fillPlasticity(synapse.plasticity);
      return { ...synapse, label: synapse.label ?? synapse.id, plasticity };
    }),
    ...fillCircuit(file, file),
    chipTypes: chipTypes.map((type) => ({
      ...type,
      label: type.label ?? type.id,
      circuit: { ...(type.circuit as Circuit), ...fillCircuit(type.circuit, file) },
    })),
  };
}

type CircuitFile = NetworkFile['chipTypes'][number]['circuit'];

function fillCircuit(circuit: CircuitFile, file: NetworkFile): Omit<Circuit, 'notes' | 'layout'> {
  const { populations, stimuli, connections, probes, chips } = circuit;
  const connectionIds = idMaker(connections);
  const probeIds = idMaker([...populations, ...stimuli, ...probes, ...chips, ...circuit.notes]);
  return {
    populations: populations.map(
      (population) => ({ ...population, label: population.label ?? population.id }) as Circuit['populations'][number],
    ),
    stimuli: stimuli.map(fillStimulus),
    connections: connections.map(
      (connection) => ({ ...connection, id: connection.id ?? connectionIds('w') }) as Circuit['connections'][number],
    ),
    probes: probes.map((probe) => fillProbe(probe, probe.id ?? probeIds(probe.kind), { ...file, populations })),
    chips: chips.map((chip) => ({ ...chip, label: chip.label ?? chip.id })),
  };
}

/** Ids for what has none: the prefix and the first number from 1 on that makes an id of its own. */
function idMaker(items: readonly { readonly id?: string | undefined }[]): (prefix: string) => string {
  const taken = new Set(items.map(({ id }) => id));
  const next = new Map<string, number>();
  return (prefix) => {
    let number = next.get(prefix) ?? 1;
    while (taken.has(`${prefix}${number}`)) number++;
    next.set(prefix, number + 1);
    return `${prefix}${number}`;
  };
}

function fillStimulus(stimulus: NetworkFile['stimuli'][number]): Stimulus {
  const label = stimulus.label ?? stimulus.id;
  if (stimulus.kind !== 'spike-times') return { ...stimulus, label };
  return { ...stimulus, label, ...inOrder(stimulus.times, stimulus.sources ?? stimulus.times.map(() => 0)) };
}

/** Spikes by time, then source; lists of two lengths are left for the checks to find. */
function inOrder(times: readonly number[], sources: readonly number[]): { times: number[]; sources: number[] } {
  if (times.length !== sources.length) return { times: [...times], sources: [...sources] };
  const order = [...times.keys()].sort((i, j) => times[i]! - times[j]! || sources[i]! - sources[j]!);
  return { times: order.map((i) => times[i]!), sources: order.map((i) => sources[i]!) };
}

function fillProbe(probe: NetworkFile['probes'][number], id: string, file: NetworkFile): Probe {
  const head = { id, label: probe.label ?? id };
  switch (probe.kind) {
    case 'trace':
      return { ...probe, ...head, variable: probe.variable ?? firstVariable(probe.target, file) };
    case 'weights':
      return { ...probe, ...head, interval: probe.interval ?? stepsOf(100, file) };
    case 'rate':
      return { ...probe, ...head, interval: probe.interval ?? stepsOf(10, file) };
    default:
      return { ...probe, ...head };
  }
}

function stepsOf(ms: number, { time }: NetworkFile): number {
  return Math.max(1, Math.round(ms / time.dt));
}

/** The net input where a model has one, as in files from before there were other variables. */
function firstVariable(target: string, { populations, models }: NetworkFile): string {
  const model = byId(populations).get(target)?.model;
  const variables = model === undefined ? undefined : findModel(model, models as Network['models'])?.variables;
  return !variables || variables.some(({ symbol }) => symbol === 'z') ? 'z' : (variables[0]?.symbol ?? 'y');
}

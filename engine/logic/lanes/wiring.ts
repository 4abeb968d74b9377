import { getModel } from '../../models/index.ts';
import type { Issue, Parsed } from '../../network/issue.ts';
import { synapseOf } from '../../network/synapse-of.ts';
import type { Network, Population } from '../../network/types.ts';
import { createRandomKeys, parameterName } from '../../simulation/keys.ts';
import { valuesOf } from '../../wiring/distributions.ts';
import { forEachSynapse } from '../../wiring/synapses.ts';
import { circuitInputs } from '../circuit.ts';

/** The McCulloch–Pitts neurons of a network and their synapses, one by one. */
export interface Wiring {
  readonly inputs: readonly string[];
  readonly neurons: readonly WiredNeuron[];
  /** Index of the first neuron of a population. */
  readonly firstOf: ReadonlyMap<string, number>;
}

export interface WiredNeuron {
  readonly name: string;
  readonly label: string;
  readonly bias: number;
  readonly synapses: WiredSynapse[];
}

export interface WiredSynapse {
  readonly from:
    | { readonly kind: 'input' | 'neuron'; readonly index: number }
    | { readonly kind: 'constant'; readonly value: number };
  readonly weight: number;
  /** In steps. */
  readonly delay: number;
}

/** Reads a network that is made of toggles, constants and McCulloch–Pitts neurons alone; issues name what is something else. */
export function wiringOf(network: Network): Parsed<Wiring> {
  const issues = [...wrongModels(network), ...wrongStimuli(network), ...wrongSynapses(network)];
  if (network.events.length > 0) {
    issues.push({ path: 'events', message: 'the circuit changes with time', expected: 'no events' });
  }
  if (issues.length > 0) return { ok: false, issues };
  const keys = createRandomKeys(network);
  const firstOf = new Map<string, number>();
  const neurons: WiredNeuron[] = [];
  for (const population of network.populations) {
    firstOf.set(population.id, neurons.length);
    const biasOf = biasesOf(population, network.seed, keys.values.get(parameterName(population.id, 'b')) ?? 0);
    for (let i = 0; i < population.size; i++)
      neurons.push({ ...namesOf(population, i), bias: biasOf(i), synapses: [] });
  }
  const sources = sourcesOf(network, firstOf);
  const sizes = new Map(network.populations.map(({ id, size }) => [id, size]));
  for (const connection of network.connections) {
    const { id, source, target } = connection;
    const from = sources.get(source)!;
    const first = firstOf.get(target)!;
    const options = {
      ...{
        connection,
        sourceSize: sizes.get(source) ?? 1,
        targetSize: sizes.get(target)!,
        sameGroup: source === target,
      },
      ...{ seed: network.seed, key: keys.connections.get(id)!, dt: network.time.dt },
    };
    forEachSynapse(options, (i, j, weight, delay) => {
      neurons[first + j]!.synapses.push({ from: from(i), weight, delay });
    });
  }
  return { ok: true, value: { inputs: circuitInputs(network).map(({ id }) => id), neurons, firstOf } };
}

function wrongModels({ populations }: Network): Issue[] {
  return populations.flatMap(({ model }, index) => {
    if (model === 'mcculloch-pitts') return [];
    return [
      { path: `populations[${index}].model`, message: `${model} is no threshold of bits`, expected: 'mcculloch-pitts' },
    ];
  });
}

function wrongStimuli({ stimuli }: Network): Issue[] {
  return stimuli.flatMap(({ kind }, index) => {
    if (kind === 'toggle' || kind === 'clamp' || kind === 'constant') return [];
    const message = `a stimulus of kind ${kind} is no input of bits`;
    return [{ path: `stimuli[${index}].kind`, message, expected: 'toggle, clamp or constant' }];
  });
}

function wrongSynapses(network: Network): Issue[] {
  return network.connections.flatMap((connection, index) => {
    const type = synapseOf(connection, network, getModel('mcculloch-pitts'));
    if (type?.kind === 'delta' && type.shortTerm === null && type.plasticity === null) return [];
    const message = `synapse "${connection.synapse}" does more than weigh`;
    return [{ path: `connections[${index}].synapse`, message, expected: '"auto"' }];
  });
}

function namesOf({ id, label, size }: Population, index: number): { name: string; label: string } {
  return size === 1 ? { name: id, label } : { name: `${id}[${index}]`, label: `${id}_${index}` };
}

function biasesOf({ parameters, size }: Population, seed: number, key: number): (index: number) => number {
  const values = valuesOf(parameters.b ?? 0, size, seed, key);
  return typeof values === 'number' ? () => values : (index) => values[index]!;
}

function sourcesOf(
  network: Network,
  firstOf: ReadonlyMap<string, number>,
): ReadonlyMap<string, (index: number) => WiredSynapse['from']> {
  let inputs = 0;
  const stimuli = network.stimuli.map((stimulus) => {
    if (stimulus.kind === 'toggle') {
      const from = { kind: 'input', index: inputs++ } as const;
      return [stimulus.id, () => from] as const;
    }
    const isHeld = stimulus.kind === 'clamp' || stimulus.kind === 'constant';
    const from = { kind: 'constant', value: isHeld ? stimulus.value : 0 } as const;
    return [stimulus.id, () => from] as const;
  });
  const populations = [...firstOf].map(
    ([id, first]) => [id, (index: number) => ({ kind: 'neuron', index: first + index }) as const] as const,
  );
  return new Map<string, (index: number) => WiredSynapse['from']>([...stimuli, ...populations]);
}

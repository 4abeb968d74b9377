import type { Network } from '../../engine/network/types.ts';
import { createRandom, hashId } from '../../engine/simulation/random.ts';

/** A simulator as one would first write it: an object a neuron, an object a synapse, a list of what is under way. */
export interface Naive {
  step(): void;
  outputOf(id: string): number[];
}

interface Neuron {
  readonly fire: (step: number) => number;
  readonly synapses: Synapse[];
  output: number;
  /** What arrives, by steps from now; the first is the present step's. */
  readonly arriving: number[];
}

interface Synapse {
  readonly target: Neuron;
  readonly weight: number;
  readonly delay: number;
}

/** For networks of McCulloch–Pitts and stochastic binary neurons under toggles; the same random numbers as the engine's. */
export function createNaive(network: Network): Naive {
  const groups = new Map<string, Neuron[]>();
  for (const population of [...network.populations].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    groups.set(population.id, neuronsOf(network, population));
  }
  for (const stimulus of network.stimuli) {
    if (stimulus.kind !== 'toggle') throw new Error(`Found a ${stimulus.kind}, expected toggles only`);
    groups.set(stimulus.id, [neuron(() => stimulus.value)]);
  }
  for (const { source, target, connector, weight, delay } of network.connections) {
    if (connector !== 'AllToAll' || typeof weight !== 'number' || typeof delay !== 'number') {
      throw new Error('Found laws or lists, expected AllToAll with one weight and one delay in steps');
    }
    for (const from of groups.get(source)!) {
      for (const to of groups.get(target)!) from.synapses.push({ target: to, weight, delay });
    }
  }
  const all = [...groups.values()].flat();
  let now = 0;
  return {
    step() {
      for (const each of all) each.output = each.fire(now);
      for (const { output, synapses } of all) {
        if (output === 0) continue;
        for (const { target, weight, delay } of synapses) {
          const due = delay - 1;
          while (target.arriving.length <= due) target.arriving.push(0);
          target.arriving[due]! += weight * output;
        }
      }
      now++;
    },
    outputOf: (id) => groups.get(id)!.map(({ output }) => output),
  };
}

function neuronsOf({ seed }: Network, { id, model, size, parameters }: Network['populations'][number]): Neuron[] {
  const random = createRandom(seed);
  const key = hashId(id);
  return Array.from({ length: size }, (_, index) => {
    const b = parameters.b ?? 0;
    const bias = typeof b === 'number' ? b : (b as readonly number[])[index]!;
    const arriving: number[] = [];
    const fire = (step: number): number => {
      const z = bias + (arriving.shift() ?? 0);
      if (model === 'mcculloch-pitts') return z >= 0 ? 1 : 0;
      return random.at(key, index, step).uniform() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
    };
    return neuron(fire, arriving);
  });
}

function neuron(fire: Neuron['fire'], arriving: number[] = []): Neuron {
  return { fire, arriving, synapses: [], output: 0 };
}

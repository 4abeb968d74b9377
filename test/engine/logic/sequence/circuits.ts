import type { Network } from '../../../../engine/network/types.ts';
import { thresholdCircuit, type Neurons } from '../threshold-circuit.ts';

/** Follows d while en is on, and keeps it after: q = (d & en) | (q & !en), two steps round the loop. */
export function dLatch(): Network {
  return thresholdCircuit(
    ['d', 'en'],
    {
      take: { b: -1.5, d: 1, en: 1 },
      keep: { b: -0.5, q_neuron: 1, en: -1 },
      q_neuron: { b: -0.5, take: 1, keep: 1 },
    },
    { q: 'q_neuron' },
  );
}

/** q ^ input in two layers, two steps round the loop. */
function toggled(q: string, input: string): Neurons {
  return {
    [`${q}_or`]: { b: -0.5, [q]: 1, [input]: 1 },
    [`${q}_nand`]: { b: 1.5, [q]: -1, [input]: -1 },
    [q]: { b: -1.5, [`${q}_or`]: 1, [`${q}_nand`]: 1 },
  };
}

/** Changes at each pulse of t, which has to last as long as the loop: two steps. */
export function toggleFlipFlop(): Network {
  return thresholdCircuit(['t'], toggled('q_neuron', 't'), { q: 'q_neuron' });
}

/** Counts pulses of c: the lower bit changes at each, the upper where the lower is 1 as well. */
export function counter(carryBias = -1.5): Network {
  const carry = { carry: { b: carryBias, c: 1, low: 1 } };
  return thresholdCircuit(
    ['c'],
    { ...toggled('low', 'c'), ...carry, ...toggled('high', 'carry') },
    { q1: 'high', q0: 'low' },
  );
}

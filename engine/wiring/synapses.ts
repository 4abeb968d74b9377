import { delaySteps } from '../network/delay.ts';
import type { Distribution } from '../network/types-connections.ts';
import { draw } from './distributions.ts';
import type { WiringOptions } from './options.ts';
import { forEachPair } from './pairs.ts';
import { delaySlot, synapsePlace, weightSlot, wiringRandom } from './streams.ts';

/**
 * Visits every synapse of a connection, in order of source, then target, then place in the list. The same options give
 * the same synapses on every pass; nothing is kept in memory but for FixedNumberPre and FromList, which need to sort.
 * Weights and delays follow from seed, key, source and target: see `wiringRandom`.
 */
export function forEachSynapse(
  options: WiringOptions,
  visit: (source: number, target: number, weight: number, delaySteps: number) => void,
): void {
  const { connector } = options.connection;
  const list = typeof connector !== 'string' && connector.kind === 'FromList' ? connector.list : null;
  const weightOf = weightLaw(options);
  const delayOf = delayLaw(options);
  let lastSource = -1;
  let lastTarget = -1;
  let copy = 0;
  forEachPair(options, (source, target, row) => {
    copy = source === lastSource && target === lastTarget ? copy + 1 : 0;
    lastSource = source;
    lastTarget = target;
    const listed = list?.[row];
    const weight = listed?.[2] ?? weightOf(source, target, copy);
    visit(source, target, weight, listed?.[3] ?? delayOf(source, target, copy));
  });
}

/** How many synapses a connection has, by walking through them. */
export function countSynapses(options: WiringOptions): number {
  let count = 0;
  forEachPair(options, () => count++);
  return count;
}

type Law = (source: number, target: number, copy: number) => number;

function weightLaw({ connection: { weight }, seed, key }: WiringOptions): Law {
  return typeof weight === 'number' ? () => weight : drawnPerSynapse(weight, seed, key, weightSlot);
}

function delayLaw({ connection: { delay }, seed, key, dt }: WiringOptions): Law {
  if (typeof delay === 'number') return () => delay;
  if (typeof delay.ms === 'number') {
    const steps = delaySteps(delay.ms, dt);
    return () => steps;
  }
  const ms = drawnPerSynapse(delay.ms, seed, key, delaySlot);
  return (...synapse) => delaySteps(ms(...synapse), dt);
}

function drawnPerSynapse(law: Distribution, seed: number, key: number, slot: number): Law {
  const random = wiringRandom(seed);
  return (source, target, copy) => draw(law, random.at(key, source, synapsePlace(target, copy, slot)));
}

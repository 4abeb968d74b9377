import { byId } from '../network/by-id.ts';
import { weightBounds } from '../network/weight-bounds.ts';
import type { NetworkEvent } from '../network/types-events.ts';
import type { Compiled } from './compiled.ts';
import type { SynapseGroup } from './groups.ts';
import type { RandomSource } from './random.ts';
import { forEachSynapseOf, placeOf } from './places.ts';
import { rangeOf } from './sources.ts';

type Event<K extends NetworkEvent['kind']> = Omit<Extract<NetworkEvent, { kind: K }>, 'at'>;

/** Silences neurons for good: those listed, or a random fraction, rounded to whole neurons. */
export function lesion(
  compiled: Compiled,
  { population, neurons, fraction }: Event<'lesion'>,
  random: RandomSource,
): void {
  const { first, size } = rangeOf(compiled.ranges, population);
  const chosen = neurons.length > 0 ? neurons : choose(size, Math.round(fraction * size), random);
  compiled.damage.lesioned = true;
  for (const neuron of chosen) compiled.silenced[first + neuron] = 1;
}

/** Loses a random fraction of a connection's synapses for good: their weight is 0, which nothing changes any more. */
export function cut(compiled: Compiled, { connection, fraction }: Event<'cut'>, random: RandomSource): void {
  forEachWeight(compiled, connection, ({ weight, lost }, at) => {
    if (random.uniform() >= fraction) return;
    weight.view[at] = 0;
    lost!.view[at] = 1;
  });
}

/** Multiplies each weight of a connection by a normal variate of mean 1, as far as its bounds allow. */
export function scatterWeights(
  compiled: Compiled,
  { connection, sd }: Event<'weight-noise'>,
  random: RandomSource,
): void {
  const { connections, synapses } = compiled.network;
  const edge = byId(connections).get(connection)!;
  const { low, high } = weightBounds(edge.sign, byId(synapses).get(edge.synapse));
  forEachWeight(compiled, connection, ({ weight, lost }, at) => {
    const scattered = weight.view[at]! * (1 + sd * random.normal());
    if (lost && lost.view[at] !== 0) return;
    weight.view[at] = Math.max(low, Math.min(high, scattered));
  });
}

/** Visits the weights of a connection where they lie; where all synapses share one, that one. */
export function forEachWeight(compiled: Compiled, id: string, visit: (group: SynapseGroup, at: number) => void): void {
  const { group } = placeOf(compiled, id);
  if (group.weight.view.length === 1) visit(group, 0);
  else forEachSynapseOf(compiled, id, (at) => visit(group, at));
}

/** `count` different numbers below `size`, by selection sampling (Knuth 1969, algorithm S). */
function choose(size: number, count: number, random: RandomSource): number[] {
  const chosen: number[] = [];
  for (let i = 0; i < size && chosen.length < count; i++) {
    if ((size - i) * random.uniform() < count - chosen.length) chosen.push(i);
  }
  return chosen;
}

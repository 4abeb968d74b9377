import { batchOf, forEachIncoming, type Compiled } from '../../simulation/compiled.ts';

/** Sources whose every combination is gone through. */
const mostSources = 12;

/**
 * Mean output of a neuron of steps if each of its sources spiked independently with its own mean: the sum over all 2^n
 * combinations of their probability times the output. Null of neurons in time, of too many sources, and where one sends more
 * than 0 or 1. `means` are mean outputs a step, by source; those of values that are held count as they are.
 */
export function independentOutput(
  compiled: Compiled,
  neuron: number,
  means: ArrayLike<number>,
  isBinary: (source: number) => boolean,
): number | null {
  const { model, batch, index } = batchOf(compiled, neuron);
  const { meanOutput } = model;
  if (!meanOutput) return null;
  const weights = new Map<number, number>();
  forEachIncoming(compiled, neuron, ({ source, weight }) => {
    weights.set(source, (weights.get(source) ?? 0) + weight);
  });
  const column = batch.parameters.get('b');
  let net = column ? column.values.view[index * column.stride]! : 0;
  const random: { readonly weight: number; readonly p: number }[] = [];
  for (const [source, weight] of weights) {
    const p = means[source]!;
    if (source >= compiled.neuronCount || p === 0 || p === 1) net += weight * p;
    else if (isBinary(source)) random.push({ weight, p });
    else return null;
  }
  if (random.length > mostSources) return null;
  let mean = 0;
  for (let bits = 0; bits < 2 ** random.length; bits++) {
    let [z, probability] = [net, 1];
    random.forEach(({ weight, p }, k) => {
      const isOn = (bits >> k) % 2 === 1;
      z += isOn ? weight : 0;
      probability *= isOn ? p : 1 - p;
    });
    mean += probability * meanOutput(z, compiled.network.time.dt);
  }
  return mean;
}

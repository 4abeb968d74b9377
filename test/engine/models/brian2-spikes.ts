import { readFileSync } from 'node:fs';

/** A spike train of Brian2, see test/golden/brian2-spikes/README.md. */
export interface GoldenSpikes {
  readonly meta: { readonly N: number; readonly excitatory: number };
  readonly steps: number;
  readonly listedSteps: number;
  readonly spikes: number;
  /** Of neuron · steps + step of all spikes, in ascending order, as unsigned 32-bit numbers. */
  readonly spikesSha256: string;
  /** Of the files of the network and its initial state. */
  readonly sha256: Readonly<Record<string, string>>;
  /** neuron · steps + step of the spikes of the first `listedSteps` steps, in ascending order. */
  readonly listed: Uint32Array;
}

export function readGolden(name: 'cuba' | 'cobahh'): GoldenSpikes {
  const read = (ending: string): Buffer =>
    readFileSync(new URL(`../../golden/brian2-spikes/${name}.${ending}`, import.meta.url));
  const description = JSON.parse(read('json').toString()) as Omit<GoldenSpikes, 'listed'>;
  return { ...description, listed: placesOf(read('bin')) };
}

/** Sums of gaps that are written as LEB128: seven bits a byte, lowest first, the eighth says that more follow. */
function placesOf(bytes: Uint8Array): Uint32Array {
  const places: number[] = [];
  let [place, gap, weight] = [0, 0, 1];
  for (const byte of bytes) {
    gap += (byte & 0x7f) * weight;
    weight *= 128;
    if (byte >= 0x80) continue;
    place += gap;
    places.push(place);
    [gap, weight] = [0, 1];
  }
  return Uint32Array.from(places);
}

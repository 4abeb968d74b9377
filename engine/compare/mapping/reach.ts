import { getModel } from '../../models/index.ts';
import type { Stimulus } from '../../network/types-stimuli.ts';
import type { Network } from '../../network/types.ts';
import { compile } from '../../simulation/compile.ts';
import { forEachIncoming, type Compiled } from '../../simulation/compiled.ts';
import { rangeOf } from '../../simulation/sources.ts';
import { hasBias } from './bias.ts';
import type { Response } from './response.ts';
import type { KeptLevels } from './kept-levels.ts';
import { createNearest } from './nearest.ts';
import { inputPerOutput } from './signals.ts';

/** Net inputs that the neurons of a population can get, each source on its own anywhere in its range. */
export interface Reach {
  readonly low: number;
  readonly high: number;
  /** Nearest on both sides of the threshold; null where there is none. */
  readonly off: number | null;
  readonly on: number | null;
  /** Sum of the magnitudes of what populations add, over the neuron where it is largest. */
  readonly fromNeurons: number;
  /** Net inputs that are nearer to each other may differ by the rounding of their sums alone. */
  readonly rounding: number;
  /** Whether some lie on both sides of the threshold by rounding alone; all of those count as `on`. */
  readonly isTied: boolean;
  /** Whether every sum was looked at, and every neuron. */
  readonly isComplete: boolean;
}

/** Sums that are told apart, and neurons of a population that are looked at: fewer, where they have more sums than that. */
const mostSums = 8192;
const mostNeurons = 256;
const fewNeurons = 16;

/** Of the magnitudes that are summed. */
const roundingShare = 1e-9;

/**
 * By population. `responses` are those of the models that the circuit has now; populations without one are kept, and send what
 * `kept` says of each of their neurons.
 */
export function reachOf(
  network: Network,
  responses: ReadonlyMap<string, Response>,
  kept: ReadonlyMap<string, KeptLevels>,
): ReadonlyMap<string, Reach> {
  const populations = network.populations.filter(({ id }) => responses.has(id));
  const { compiled } = compile({ ...network, probes: [], events: [] });
  const levels = new Map<string, readonly number[]>(network.stimuli.map((each) => [each.id, levelsOf(each)]));
  for (const { id } of populations) levels.set(id, [0]);
  const owners = ownersOf(compiled);
  const sent = (source: number): readonly number[] => {
    const owner = owners[source]!;
    return kept.get(owner)?.levels[source - rangeOf(compiled.ranges, owner).first] ?? levels.get(owner)!;
  };
  let reach = new Map<string, Reach>();
  // Once a layer, so that ranges have come through; signals that go round are cut off.
  const passes = Math.min(network.populations.length + 1, 12);
  for (let pass = 0; pass < passes; pass++) {
    reach = new Map(populations.map(({ id }) => [id, reachIn(compiled, id, sent, responses.get(id)!)]));
    const before = JSON.stringify([...levels]);
    for (const { id, model } of populations) {
      levels.set(id, outputsOf(network, model, reach.get(id)!, responses.get(id)!));
    }
    if (JSON.stringify([...levels]) === before) break;
  }
  return reach;
}

/** What a source sends at its extremes. */
function levelsOf(stimulus: Stimulus): readonly number[] {
  switch (stimulus.kind) {
    case 'toggle':
      return [0, 1];
    case 'clamp':
    case 'constant':
      return [stimulus.value];
    case 'step':
      return [0, stimulus.value];
    case 'ramp':
      return [stimulus.from, stimulus.to];
    case 'sine':
      return [stimulus.offset - stimulus.amplitude, stimulus.offset + stimulus.amplitude];
    case 'ornstein-uhlenbeck':
      return [stimulus.mean - 3 * stimulus.sd, stimulus.mean + 3 * stimulus.sd];
    case 'poisson':
      return [0, 1];
    case 'spike-times':
      return [0, 1];
  }
}

/** Of a model of steps its outputs, of a neuron in time its rate in spikes/ms. */
function outputsOf(network: Network, id: string, { low, high }: Reach, response: Response): readonly number[] {
  const model = getModel(id, network.models);
  if (!model.inTime && model.parsed.output.kind === 'threshold') return [0, 1];
  const { dt } = network.time;
  const ends = response.rates([low, high]).map((rate) => (model.inTime ? rate : rate * dt));
  const levels = model.inTime ? [0, ...ends] : ends;
  return [...new Set(levels.map((each) => Math.max(-1e6, Math.min(1e6, each))))];
}

function reachIn(
  compiled: Compiled,
  id: string,
  sent: (source: number) => readonly number[],
  response: Response,
): Reach {
  const { network, ranges } = compiled;
  const { first, size } = rangeOf(ranges, id);
  const threshold = response.threshold()?.low ?? 0;
  const perOutput = network.connections.map((each) => inputPerOutput(each, network));
  const found = { low: Infinity, high: -Infinity, fromNeurons: 0, rounding: 0, isComplete: true };
  const nearest = createNearest(threshold);
  const neurons = Math.min(size, mostNeurons);
  if (neurons < size) found.isComplete = false;
  for (let k = 0; k < neurons; k++) {
    const neuron = first + k;
    const bias = biasOf(compiled, neuron);
    const isListed = found.isComplete || k < fewNeurons;
    let sums = [0];
    let [low, high, fromNeurons, magnitude] = [0, 0, 0, Math.abs(bias)];
    forEachIncoming(compiled, neuron, ({ connection, source, weight }) => {
      const own = sent(source).map((level) => weight * perOutput[connection]! * level);
      const [least, most] = [Math.min(...own), Math.max(...own)];
      [low, high] = [low + least, high + most];
      const largest = Math.max(Math.abs(least), Math.abs(most));
      magnitude += largest;
      if (source < compiled.neuronCount) fromNeurons += largest;
      if (isListed) sums = addTo(sums, own);
      if (sums.length <= mostSums) return;
      sums = [Math.min(...sums), Math.max(...sums)];
      found.isComplete = false;
    });
    const rounding = roundingShare * magnitude;
    for (const each of isListed ? [low, high, ...sums] : [low, high]) {
      // The bias comes last, as in models of steps: a sum at the threshold lies on the same side of it then.
      const sum = rounded(bias + each);
      found.low = Math.min(found.low, sum);
      found.high = Math.max(found.high, sum);
      nearest.add(sum, rounding);
    }
    found.fromNeurons = Math.max(found.fromNeurons, fromNeurons);
    found.rounding = Math.max(found.rounding, rounding);
  }
  return { ...found, ...nearest.found() };
}

/** Every sum of one number of each, once; sums that differ by rounding are one. */
function addTo(sums: readonly number[], own: readonly number[]): number[] {
  const all = new Map<number, number>();
  for (const a of sums) for (const b of own) all.set(upTo40Bits(a + b), a + b);
  return [...all.values()];
}

/** Twelve digits of a number (Veltkamp 1968), without writing them out. */
function upTo40Bits(value: number): number {
  const shifted = value * (2 ** 13 + 1);
  return shifted - (shifted - value);
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function ownersOf({ ranges, sourceCount }: Compiled): readonly string[] {
  const owners = new Array<string>(sourceCount);
  for (const [id, { first, size }] of ranges) owners.fill(id, first, first + size);
  return owners;
}

function biasOf({ batches }: Compiled, neuron: number): number {
  const batch = batches.find(({ first, size }) => neuron >= first && neuron < first + size)!;
  const column = hasBias(batch.model) ? batch.parameters.get('b') : undefined;
  if (!column) return 0;
  return column.values.view[column.stride === 0 ? 0 : neuron - batch.first]!;
}

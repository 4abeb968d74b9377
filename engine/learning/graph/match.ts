import { countOf } from '../../network/count.ts';
import { listed, shorten } from '../../data/words.ts';
import type { Issue, Parsed } from '../../network/issue.ts';
import type { Samples } from '../samples.ts';
import type { Circuit } from './circuit.ts';

/** Which column of samples each input and output of a circuit is. */
export interface Match {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** Names of a circuit's inputs or outputs, or of columns of samples. */
interface Names {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/**
 * Finds columns by name: capitals do not count, nor what an id cannot hold, so that `petal_length` is "petal length". Where no name
 * agrees, and as many are there, they are taken in their order. A circuit need not read every column, but each output needs a target.
 */
export function matchCircuit(circuit: Circuit, columns: Names): Parsed<Match> {
  const { inputs, outputs } = namesOf(circuit);
  const found = { inputs: matchNames(inputs, columns.inputs), outputs: matchNames(outputs, columns.outputs) };
  const issues = [
    ...(found.inputs ? [] : [mismatch('inputs', inputs, columns.inputs)]),
    ...(found.outputs?.length === columns.outputs.length ? [] : [mismatch('outputs', outputs, columns.outputs)]),
  ];
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: { inputs: found.inputs!, outputs: found.outputs! } };
}

export function namesOf({ inputs, outputs, sources, units }: Circuit): Names {
  return {
    inputs: inputs.map((source) => sources[source]!.name),
    outputs: outputs.map((node) => units[node - sources.length]!.name),
  };
}

/** Samples with the columns that a circuit reads, in its order. */
export function samplesFor({ inputs, outputs }: Match, samples: Samples): Samples {
  const pick = (values: Float64Array, width: number, columns: readonly number[]): Float64Array =>
    Float64Array.from(
      { length: samples.count * columns.length },
      (_, k) => values[Math.floor(k / columns.length) * width + columns[k % columns.length]!]!,
    );
  return {
    ...samples,
    ...{ inputs: inputs.length, outputs: outputs.length },
    x: pick(samples.x, samples.inputs, inputs),
    t: pick(samples.t, samples.outputs, outputs),
  };
}

function matchNames(own: readonly string[], columns: readonly string[]): readonly number[] | null {
  const keys = columns.map(keyOf);
  const places = own.map((name) => {
    const place = keys.indexOf(keyOf(name));
    return place >= 0 ? place : columns.findIndex((column) => isSameName(column, name));
  });
  if (places.every((place) => place < 0)) return own.length === columns.length ? [...own.keys()] : null;
  const isOne = new Set(places).size === places.length && places.every((place) => place >= 0);
  return isOne ? places : null;
}

/** Whether an input or output would be found by a column of this name. */
export function isSameName(a: string, b: string): boolean {
  return bareOf(keyOf(a)) === bareOf(keyOf(b));
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_');
}

/** An id does not end in what stands for other characters: that of "colour = ?" is `colour`. */
function bareOf(key: string): string {
  return key.replaceAll(/^_+|_+$/g, '');
}

function mismatch(what: keyof Names, own: readonly string[], columns: readonly string[]): Issue {
  const lost = own.filter((name) => !columns.some((column) => isSameName(column, name)));
  const message =
    lost.length > 0 && lost.length < own.length
      ? `there is no column for ${what} ${listed(lost.map(shorten))} of the circuit`
      : `the circuit has ${countOf(own.length, what.slice(0, -1))} (${listed(own.map(shorten))}), the data have ${columns.length} (${listed(columns.map(shorten))})`;
  const expected =
    what === 'inputs'
      ? 'inputs named as columns, or as many as there are, in their order'
      : 'an output for each, named as it is or in the same order';
  return { path: what, message, expected };
}

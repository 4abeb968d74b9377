import type { NeuronModel, ParameterSpec } from '../../engine/models/types.ts';
import { given } from '../../engine/network/given.ts';
import type { Distribution } from '../../engine/network/types-connections.ts';
import type { Population } from '../../engine/network/types.ts';

/** What people turn first, in this order; all others follow in the order of the model's text. */
const common = ['b', 'V_th', 'V_T', 'tau_m', 'R_m', 'C_m', 'g_L', 'E_L', 'V_reset', 't_ref', 'a', 'c', 'd'];

/** More than so many are folded away after the common ones. */
const shownAtOnce = 8;

export interface ParameterGroups {
  readonly first: readonly ParameterSpec[];
  /** Folded away. */
  readonly rest: readonly ParameterSpec[];
}

/** The parameters that all `models` have in the same unit, within the range that all allow; common ones first. */
export function sharedParameters(models: readonly NeuronModel[]): ParameterGroups {
  const [first, ...others] = models;
  const shared = (first?.parameters ?? []).flatMap((spec) => {
    const twins = others.map(({ parameters }) => parameters.find((each) => isSame(each, spec)));
    if (twins.includes(undefined)) return [];
    const all = [spec, ...(twins as ParameterSpec[])];
    return [{ ...spec, min: Math.max(...all.map(({ min }) => min)), max: Math.min(...all.map(({ max }) => max)) }];
  });
  const ordered = [...shared].sort((p, q) => rank(p.symbol) - rank(q.symbol));
  if (ordered.length <= shownAtOnce) return { first: ordered, rest: [] };
  return { first: ordered.slice(0, shownAtOnce - 1), rest: ordered.slice(shownAtOnce - 1) };
}

function isSame(a: ParameterSpec, b: ParameterSpec): boolean {
  return a.symbol === b.symbol && a.unit === b.unit;
}

function rank(symbol: string): number {
  const place = common.indexOf(symbol);
  return place < 0 ? common.length : place;
}

/** What several populations have of one parameter. */
export type SharedValue =
  | { readonly kind: 'one'; readonly value: number }
  | { readonly kind: 'mixed' }
  /** Of a single population: a law, or a value a neuron. */
  | { readonly kind: 'many'; readonly values: readonly number[] | Distribution };

/** `standards` are the models' defaults, population by population. */
export function sharedValue(
  populations: readonly Population[],
  symbol: string,
  standards: readonly number[],
): SharedValue {
  const values = populations.map(({ parameters }, index) => given(parameters, symbol) ?? standards[index]!);
  const [first] = values;
  if (values.length === 1 && first !== undefined && typeof first !== 'number') return { kind: 'many', values: first };
  const alike = typeof first === 'number' && values.every((value) => value === first);
  return alike ? { kind: 'one', value: first } : { kind: 'mixed' };
}

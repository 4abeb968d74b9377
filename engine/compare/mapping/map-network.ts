import { flattenNetwork } from '../../network/flatten.ts';
import { getModel } from '../../models/index.ts';
import type { NeuronModel } from '../../models/types.ts';
import { checkNetwork } from '../../network/check.ts';
import type { Issue, Parsed } from '../../network/issue.ts';
import type { Network } from '../../network/types.ts';
import { checkKept, keptIn } from './kept.ts';
import { mapLine } from './line.ts';
import { defaultRule } from './rules.ts';
import { mapSame } from './same.ts';
import { InvalidNetworkError } from '../../simulation/compile.ts';
import type { Mapping, MappingNote, MappingOverrides, RuleId } from './types.ts';

/** The model that stands for the circuit as it was drawn. */
export const asDrawn = 'as-drawn';

/** Steps in ms: of neurons in time at most, of the others at least, after neurons in time. */
const stepInTime = 0.1;
const stepOfUnits = 1;

/**
 * The circuit with every neuron under another model, and all that was done to it. The rule is that of the pair of models unless
 * one is named. Chips are replaced by what is in them. Issues where the rule has no answer, such as a model that never fires.
 */
export function mapNetwork(
  network: Network,
  modelId: string,
  options: { readonly rule?: RuleId; readonly overrides?: MappingOverrides } = {},
): Parsed<Mapping> {
  const flat = flattenNetwork(network);
  const { overrides = {} } = options;
  if (modelId === asDrawn) {
    return { ok: true, value: { network: flat, rule: null, populations: [], connections: [], notes: [] } };
  }
  const to = getModel(modelId, flat.models);
  const kept = keptIn(flat);
  const crossed = flat.populations.filter(({ id }) => !kept.has(id));
  const from = crossed.map(({ model }) => getModel(model, flat.models));
  const rule = options.rule ?? chooseRule(from, to);
  const dt = overrides.dt ?? stepFor(flat, from, to);
  const unfit = crossed.length === 0 ? [nothingToCross(flat)] : checkKept(flat, kept, dt);
  if (unfit.length > 0) return { ok: false, issues: unfit };
  const mapping = attempt(modelId, () =>
    rule === 'same' ? mapSame(flat, to, dt, overrides) : mapLine(flat, to, { dt, rule, overrides }),
  );
  if (!mapping.ok) return mapping;
  const issues = checkNetwork(mapping.value.network).filter(({ path }) => !path.startsWith('layout'));
  if (issues.length > 0) return { ok: false, issues: issues.map((each) => inMapped(each, modelId)) };
  const unused = [...unusedNotes(modelId, rule, to, overrides), ...keptNumbers(modelId, kept, overrides)];
  const notes = [...mapping.value.notes, ...unused];
  return { ok: true, value: { ...mapping.value, notes } };
}

function nothingToCross({ populations }: Network): Issue {
  const message = 'all neurons are inputs that take none, or values that go nowhere: none can be of another model';
  return { path: `populations.${populations[0]!.id}`, message, expected: 'a neuron between inputs and read-outs' };
}

/** Neurons are tried on the way: numbers that were set may make one that cannot be. */
function attempt(model: string, map: () => Parsed<Mapping>): Parsed<Mapping> {
  try {
    return map();
  } catch (error) {
    if (!(error instanceof InvalidNetworkError)) throw error;
    const { message, expected } = error.issue;
    const told = `the numbers that are set make a neuron that cannot be: ${message}`;
    return { ok: false, issues: [{ path: `models.${model}`, message: told, expected }] };
  }
}

/** Numbers that were set, and that the rule has no use for. */
function unusedNotes(
  model: string,
  rule: RuleId,
  { inTime }: NeuronModel,
  overrides: MappingOverrides,
): readonly MappingNote[] {
  const names = ['gain', 'offset', 'tau', 'rateScale'] as const;
  const used: readonly string[] = [
    ...(rule === 'same' ? [] : ['gain', 'offset', ...(inTime ? ['tau'] : [])]),
    ...(rule === 'rate' ? ['rateScale'] : []),
  ];
  return names.flatMap((name) =>
    overrides[name] === undefined || used.includes(name)
      ? []
      : [{ path: `models.${model}.${name}`, message: `is set, and of no use under the rule "${rule}" for this model` }],
  );
}

/** Parameters that were set for populations that stay as they are. */
function keptNumbers(
  model: string,
  kept: ReadonlySet<string>,
  { parameters = {} }: MappingOverrides,
): readonly MappingNote[] {
  return Object.entries(parameters).flatMap(([population, values]) =>
    Object.keys(kept.has(population) ? values : {}).map((symbol) => ({
      path: `models.${model}.${population}.${symbol}`,
      message: `is set, and of no use: "${population}" is kept as it is`,
    })),
  );
}

/** That of the first population whose rule is not the same numbers. */
function chooseRule(from: readonly NeuronModel[], to: NeuronModel): RuleId {
  return from.map((each) => defaultRule(each, to)).find((rule) => rule !== 'same') ?? 'same';
}

function stepFor({ time }: Network, from: readonly NeuronModel[], to: NeuronModel): number {
  if (from.every(({ id }) => id === to.id)) return time.dt;
  if (to.inTime) return Math.min(time.dt, stepInTime);
  return from.some(({ inTime }) => inTime) ? Math.max(time.dt, stepOfUnits) : time.dt;
}

function inMapped({ path, message, expected }: Issue, model: string): Issue {
  return { path: `models.${model}: ${path}`, message, expected };
}

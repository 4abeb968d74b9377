import { evaluate } from '../equations/evaluate.ts';
import { issueAt } from '../equations/issue.ts';
import { parseModel } from '../equations/parse-model.ts';
import { isRandom, symbolsOf } from '../equations/symbols.ts';
import { modelTex } from '../equations/tex.ts';
import type { IntegrationMethod, ModelSource, ParsedModel, Quantity } from '../equations/types.ts';
import { formatDimension } from '../equations/units.ts';
import { fits } from '../integration/choose.ts';
import type { Issue, Parsed } from '../network/issue.ts';
import { meanOutputOf } from './mean-output.ts';
import type { NeuronModel, VariableSpec } from './types.ts';

/** A built-in model. Throws on a text with mistakes. */
export function defineModel(source: ModelSource): NeuronModel {
  const model = readModel(source);
  if (model.ok) return model.value;
  throw new Error(
    `Found mistakes in model "${source.id}": ${model.issues.map(({ path, message }) => `${path}: ${message}`).join('\n')}`,
  );
}

/** What an author wrote as a model, or all that is wrong with its text. */
export function readModel(source: ModelSource): Parsed<NeuronModel> {
  const parsed = parseModel(source.text);
  if (!parsed.ok) return parsed;
  const misfit = misfitOf(source.text, parsed.value);
  return misfit ? { ok: false, issues: [misfit] } : { ok: true, value: modelOf(source, parsed.value) };
}

/** A method that the author asks for and that cannot integrate the equations. */
function misfitOf(text: string, model: ParsedModel): Issue | null {
  const { method } = model;
  if (!method || fits(model, method)) return null;
  const wanted: Partial<Record<IntegrationMethod, string>> = {
    exact: 'equations that are linear with constant coefficients',
    'exponential-euler': 'equations that are each linear in their own variable',
    'exponential-midpoint': 'equations that are each linear in their own variable',
  };
  const start = Math.max(0, text.search(/\bmethod\s*:/));
  const expected = `${wanted[method] ?? 'equations without white noise'}, or no line method:`;
  return issueAt(text, { start, end: start + 1 }, `"${method}" cannot integrate the equations`, expected);
}

function modelOf(source: ModelSource, parsed: ParsedModel): NeuronModel {
  const { equations, subexpressions, inputs, output } = parsed;
  const spikes = output.kind !== 'rate';
  const everything = [output.value, ...equations.map(({ rate }) => rate), ...subexpressions.map(({ value }) => value)];
  const jump = potentialOf(equations);
  return {
    ...source,
    parsed,
    output: spikes ? 'spikes' : 'rate',
    random:
      everything.some((each) => isRandom(each) || symbolsOf(each).has('xi')) ||
      parsed.reset.some(({ value }) => isRandom(value)),
    inTime: equations.length > 0,
    equations: linesOf(source.text),
    tex: modelTex(parsed),
    parameters: parsed.parameters.map(({ name, label, dimension, default: standard, min, max }) => ({
      symbol: name,
      label,
      unit: formatDimension(dimension),
      default: standard,
      min,
      max,
    })),
    variables: [...equations, ...subexpressions].map(variableOf),
    inputs: inputs.map(({ name, dimension }) => ({ name, unit: formatDimension(dimension) })),
    jump: jump ? { variable: jump.name, unit: formatDimension(jump.dimension) } : null,
    meanOutput: meanOutputOf(parsed),
    isOn: bitOf(parsed, spikes),
  };
}

/** v in mV, else the only variable in mV; where there is none, v in another unit: FitzHugh and Nagumo's has none. */
function potentialOf(equations: readonly Quantity[]): Quantity | null {
  const v = equations.find(({ name }) => name === 'v');
  const candidates = potentialsOf(equations);
  if (v && candidates.includes(v)) return v;
  return candidates.length > 1 ? null : (candidates[0] ?? v ?? null);
}

/** Variables that may be a membrane potential, by their unit. */
export function potentialsOf(equations: readonly Quantity[]): readonly Quantity[] {
  return equations.filter(({ dimension }) => formatDimension(dimension) === 'mV');
}

function variableOf({ name, dimension }: Quantity): VariableSpec {
  return { symbol: name, label: name === 'z' ? 'net input' : name, unit: formatDimension(dimension) };
}

/** The text without parameters, comments and what only machines need. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/#.*$/, '').trim());
  return lines.filter(
    (line) => line !== '' && !/^(parameter|initial:|on:|method:)/.test(line) && !/\(input\)$/.test(line),
  );
}

function bitOf({ on }: ParsedModel, spikes: boolean): (output: number) => boolean {
  if (on) return (y) => evaluate(on, (name) => (name === 'y' ? y : Number.NaN)) !== 0;
  return spikes ? (y) => y > 0 : (y) => y >= 0.5;
}

import type { NeuronModel } from '../../../engine/models/types.ts';
import type { NeuronReadout } from '../../worker/protocol.ts';
import { formatNumber } from '../../ui/number.ts';

/** A formula for the typesetter and for the ear. */
export interface Equation {
  readonly tex: string;
  readonly text: string;
}

/** Terms of the sum that are written out; more make a line nobody reads. */
const maxTerms = 6;

/** The weighted sum, with this neuron's numbers in it: z = b + Σ xᵢwᵢ = 1.5 − 1·1 − 1·1 = −0.5. */
export function netInputEquation({ parameters, variables, inputs, inputCount }: NeuronReadout): Equation {
  const bias = parameters.b ?? 0;
  const z = variables.z ?? 0;
  const shown = inputs.slice(0, maxTerms);
  const terms = shown.map(({ x, w }) => term(x, w));
  const rest = inputCount > shown.length ? ' + \\dots' : '';
  const sum = inputCount === 0 ? '' : ` = ${number(bias)}${terms.join('')}${rest}`;
  return {
    tex: `\\begin{aligned} z &= b + \\textstyle\\sum_i x_i w_i \\\\ &${sum === '' ? '' : `${sum} \\\\ &`} = ${number(z)} \\end{aligned}`,
    text: `z = ${formatNumber(bias)}${shown.map(({ x, w }) => spokenTerm(x, w)).join('')}${rest === '' ? '' : ' + …'} = ${formatNumber(z)}`,
  };
}

/** Whether a model is the weighted sum plus a bias, then a law of it: then its equation can be written with its numbers. */
export function isSumWithBias({ inTime, tex }: NeuronModel): boolean {
  return !inTime && tex.length === 2 && tex[0] === sumWithBias;
}

const sumWithBias = String.raw`z = b + \sum_i w_i x_i`;

/** What the neuron makes of z: the model's law, then its value here. */
export function outputEquation(model: NeuronModel, readout: NeuronReadout, dt: number): Equation {
  const z = readout.variables.z ?? 0;
  const output = formatNumber(round(readout.output));
  const mean = model.random && model.meanOutput ? formatNumber(round(model.meanOutput(z, dt))) : null;
  const law = mean === null ? '' : expectation(model.id, mean);
  return {
    tex: `\\begin{aligned} & ${model.tex[1] ?? ''} \\\\ & ${law}\\; \\to \\; y = ${tight(output)} \\end{aligned}`,
    text: `${spoken(model.equations[1] ?? '')}; z = ${formatNumber(z)} gives y = ${output}`,
  };
}

/** `threshold: z >= 0` as people say it. */
function spoken(line: string): string {
  return line
    .replace(/^threshold:/, 'spike if')
    .replace(/^output:/, 'y =')
    .replace(/^spikes:/, 'y ~')
    .replace(/^reset:/, 'after a spike:')
    .replace(/^refractory:/, 'refractory for');
}

/** A remark after an equation goes below it: the inspector is narrow. */
function onTwoLines(line: string): string {
  const [equation, remark] = line.split('\\quad \\text{(');
  if (remark === undefined) return line;
  return `\\begin{aligned} & ${equation} \\\\ & \\footnotesize \\text{(${remark} \\end{aligned}`;
}

/** All lines of a model, as they are written. */
export function modelEquations({ tex, equations }: NeuronModel): Equation[] {
  return tex.map((line, index) => ({
    tex: `\\displaystyle ${onTwoLines(line)}`,
    text: spoken(equations[index] ?? ''),
  }));
}

/** For a random model, the number that its draw follows. */
function expectation(id: string, mean: string): string {
  return id === 'stochastic-binary' ? `P(y = 1) = ${tight(mean)}` : `\\langle y \\rangle = ${tight(mean)}`;
}

/** `− 1·1`: the sign of the product stands before it, so that a sum reads like one. */
function term(x: number, w: number): string {
  const sign = w < 0 || Object.is(w, -0) ? '-' : '+';
  return ` ${sign} ${number(round(x))} \\cdot ${number(Math.abs(w))}`;
}

function spokenTerm(x: number, w: number): string {
  return ` ${w < 0 ? '−' : '+'} ${formatNumber(round(x))}·${formatNumber(Math.abs(w))}`;
}

function number(value: number): string {
  return tight(formatNumber(round(value)));
}

/** TeX with a minus sign that binds to its number. */
function tight(text: string): string {
  return text.startsWith('−') ? `{-}${text.slice(1)}` : text;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

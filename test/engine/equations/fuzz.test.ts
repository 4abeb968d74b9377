import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits } from '../../../engine/integration/choose.ts';
import { buildProgram } from '../../../engine/integration/build.ts';
import { readModel } from '../../../engine/models/define.ts';
import { parseNetwork } from '../../../engine/network/parse.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { NonFiniteError } from '../../../engine/simulation/simulation.ts';
import { integrationMethods } from '../../../engine/equations/methods.ts';
import { markPlace } from '../../../engine/equations/issue.ts';
import { maxTextLength } from '../../../engine/equations/lex.ts';
import { parseModel } from '../../../engine/equations/parse-model.ts';
import { print } from '../../../engine/equations/print.ts';
import { modelTex } from '../../../engine/equations/tex.ts';
import { models } from './support.ts';

/** Parses and uses what comes of it; throws where an issue has no place or no words. Returns whether it is a model. */
function survives(text: string): boolean {
  const parsed = parseModel(text);
  if (parsed.ok) {
    modelTex(parsed.value);
    parsed.value.equations.forEach(({ rate }) => print(rate));
    return true;
  }
  if (parsed.issues.length === 0) throw new Error('no issue and no model');
  for (const issue of parsed.issues) {
    const { path, message, expected, at } = issue;
    const placed = /^line [1-9]\d*, column [1-9]\d*$/.test(path) && at.start <= text.length;
    if (!placed || !message || !expected || !markPlace(text, at).endsWith('^')) throw new Error(JSON.stringify(issue));
  }
  return false;
}

/**
 * Whether a text that is a model also simulates: builds a program by each method that fits, and takes three steps of it, driven
 * and probed, on both backends. Throws on anything but a value that is no number.
 */
function simulates(text: string): boolean {
  const model = readModel({ id: 'own', label: 'own', text, reference: '' });
  if (!model.ok) return false;
  const drive = { jumps: [], inputs: model.value.inputs.map(({ name }) => name), kept: [] };
  for (const method of integrationMethods) {
    if (model.value.inTime && fits(model.value.parsed, method)) buildProgram(model.value.parsed, drive, method);
  }
  const parsed = parseNetwork({
    ...{ format: 'nandrite.network', version: 1, time: { dt: 0.1 } },
    models: [{ id: 'own', text }],
    populations: [{ id: 'n', model: 'own', size: 3 }],
    stimuli: [{ kind: 'constant', id: 'level', value: 0.5 }],
    connections: [
      { source: 'n', target: 'n', weight: 0.5, delay: 2 },
      { source: 'level', target: 'n', weight: 0.5 },
    ],
    probes: model.value.variables.map(({ symbol }) => ({ kind: 'trace', target: 'n', variable: symbol })),
  });
  // What no signal can enter, or a name that a network may not use, is said in words.
  if (!parsed.ok) return false;
  for (const backend of ['wasm', 'js'] as const) {
    try {
      compile(parsed.value, { backend }).step(3);
    } catch (error) {
      if (!(error instanceof NonFiniteError)) throw error;
    }
  }
  return true;
}

const words = [
  ...[
    'dv/dt',
    'v',
    'w',
    'x',
    'z',
    'b',
    'I',
    'm',
    'tau_m',
    'E_L',
    '=',
    ':',
    '+',
    '-',
    '*',
    '/',
    '^',
    '**',
    '(',
    ')',
    '[',
    ']',
    ',',
  ],
  ...[
    'mV',
    'ms',
    'pA',
    '1',
    '1/ms',
    '0',
    '-65',
    '1e-3',
    '2.5',
    'exp(',
    'max(',
    'sum(w*x)',
    'rand()',
    'poisson(',
    'xi',
    'int(',
  ],
  ...[
    'threshold:',
    'spikes:',
    'output:',
    'reset:',
    'refractory:',
    'initial:',
    'on:',
    'method:',
    'rk4',
    'parameter',
    'in',
    '"label"',
  ],
  ...[
    '(input)',
    '(unless refractory)',
    'and',
    'or',
    'not',
    '<',
    '>=',
    '==',
    '&&',
    '!',
    ';',
    '+=',
    '\n',
    '\r\n',
    '\t',
    '#',
    '"',
    'µ',
    'Ω',
    '§',
    '\0',
    '😀',
    '\ud800',
  ],
];

type Mutation = readonly [kind: 'cut' | 'put' | 'copy' | 'swap', at: number, to: number, word: string];

const mutation: fc.Arbitrary<Mutation> = fc.tuple(
  fc.constantFrom('cut', 'put', 'put', 'copy', 'swap'),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(...words),
);

function mutate(text: string, [kind, at, to, word]: Mutation): string {
  const start = Math.floor(at * text.length);
  const end = start + Math.floor(to * to * to * 40);
  if (kind === 'cut') return text.slice(0, start) + text.slice(end + 1);
  if (kind === 'put') return text.slice(0, start) + word + text.slice(to < 0.5 ? start : end);
  if (kind === 'copy') return text.slice(0, end) + text.slice(start);
  const lines = text.split('\n');
  const [i, j] = [Math.floor(at * lines.length), Math.floor(to * lines.length)];
  [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
  return lines.join('\n');
}

const mutated = fc
  .tuple(fc.constantFrom(...Object.values(models)), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([text, mutations]) => mutations.reduce(mutate, text));

const salad = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(' '));

/** `x1 = x0*x0 : 1` and so on: written out, twice as much each time. */
function doubling(count: number): string {
  return Array.from({ length: count }, (_, i) => `x${i + 1} = x${i}*x${i} : 1`).join('\n');
}

const noise = fc.string({ unit: 'binary', maxLength: 300 });

describe('parseModel under fire', () => {
  it('gives issues or a model for 10,000 random and mutated texts', { timeout: 30_000 }, () => {
    let accepted = 0;
    const run = (texts: fc.Arbitrary<string>, numRuns: number): void => {
      fc.assert(
        fc.property(texts, (text) => {
          if (survives(text)) accepted++;
        }),
        { seed: 3, numRuns },
      );
    };
    run(mutated, 7000);
    run(salad, 2000);
    run(noise, 1000);
    // Many mutations leave a model: the fuzz also reaches the code behind the last check.
    expect(accepted).toBeGreaterThan(300);
  });

  it('simulates what it takes of 800 mutated texts', { timeout: 30_000 }, () => {
    let simulated = 0;
    fc.assert(
      fc.property(mutated, (text) => {
        if (simulates(text)) simulated++;
      }),
      { seed: 4, numRuns: 800 },
    );
    expect(simulated).toBeGreaterThan(100);
  });

  it.each([
    ['parentheses', '('.repeat(19_999)],
    ['lines with an open parenthesis', '(\n'.repeat(9_999)],
    ['a long sum', `z = ${'1+'.repeat(9_900)}1 : 1`],
    ['sums in sums', `z = ${'(1+1+1+1+1+'.repeat(400)}1${')'.repeat(400)} : 1\noutput: z`],
    ['a long sum of sum(w*x)', `z = ${'sum(w*x)+'.repeat(400)}1 : 1\noutput: z`],
    ['a deep product with xi', `dv/dt = ${'(1/ms+1*('.repeat(200)}xi/ms^0.5${'))'.repeat(200)} : 1\nthreshold: v > 1`],
    [
      'a chain of subexpressions',
      `${Array.from({ length: 1100 }, (_, i) => `a${i} = a${i + 1}:1`).join('\n')}\na1100 = 1:1\noutput: a0`,
    ],
    [
      'a circle of subexpressions',
      `${Array.from({ length: 1100 }, (_, i) => `a${i} = a${(i + 1) % 1100}:1`).join('\n')}\noutput: a0`,
    ],
    [
      'subexpressions that double',
      `dv/dt = x30*mV/ms : mV\nthreshold: v > 1*mV\nreset: v = x30*mV\nx0 = v/mV : 1\n${doubling(30)}`,
    ],
    [
      'a cascade of forty equations',
      `${Array.from({ length: 40 }, (_, i) => `dv${i}/dt = (v${Math.max(0, i - 1)} - v${i})/ms : 1`).join('\n')}\noutput: v39`,
    ],
    ['many unknown names', Array.from({ length: 1200 }, (_, i) => `a${i} = b${i}:1`).join('\n')],
    ['one long name', `${'a'.repeat(19_000)} = ${'b'.repeat(900)} : 1`],
    ['one long unit', `z = 1 : ${'mV*'.repeat(6_000)}mV`],
    [
      'huge sizes of units',
      `parameter a = 5 ${'A^9*'.repeat(300)}A\nparameter b = 0 ${'Hz^9*'.repeat(300)}Hz\noutput: 1`,
    ],
    ['huge powers of units', `a = (${'('.repeat(40)}1*mV${')^1e300'.repeat(40)}) : mV\noutput: 1`],
    ['a long run of operators', `z = ${'-'.repeat(19_000)}1 : 1`],
    ['one line of semicolons', `reset: ${'v = 1;'.repeat(3_000)}`],
  ])(
    'answers in bounded time: %s',
    (_, text) => {
      expect(text.length).toBeLessThanOrEqual(maxTextLength);
      if (survives(text)) simulates(text);
    },
    5_000,
  );
});

import { describe, expect, it } from 'vitest';
import { markPlace } from '../../../engine/equations/issue.ts';
import { parseModel } from '../../../engine/equations/parse-model.ts';
import { lif } from './support.ts';

/** All issues of a text, one a line. */
function issuesOf(text: string): string[] {
  const parsed = parseModel(text);
  return parsed.ok ? [] : parsed.issues.map(({ path, message, expected }) => `${path} | ${message} | ${expected}`);
}

/** A model without mistakes that the lines under test are added to, as line 8. */
const base = `dv/dt = -v/tau : mV
z = 2 : 1
I : pA (input)
parameter tau = 10 ms
parameter E = 1 mV
threshold: v > E
reset: v = E
`;

/** The issues that a line adds; their paths without `line 8, `. */
function issuesOfLine(line: string): string[] {
  return issuesOf(`${base}${line}\n`).map((issue) => issue.replace('line 8, ', ''));
}

describe('subexpressions that use each other', () => {
  const doubling = (count: number): string =>
    Array.from({ length: count }, (_, k) => `x${k + 1} = x${k} + x${k}*x${k} : 1`).join('\n');

  it('are refused where they would grow beyond all bounds when written out, once', () => {
    const start = Date.now();
    expect(issuesOf(`${base}x0 = v/mV : 1\n${doubling(30)}`)).toEqual([
      'line 16, column 1 | x8, with the subexpressions that it uses written out, has more than 20,000 terms | subexpressions that use each other fewer times',
    ]);
    expect(Date.now() - start).toBeLessThan(5000);
    expect(issuesOf(`${base}x0 = v/mV : 1\n${doubling(7)}`)).toEqual([]);
  });

  it('are refused in an equation and in a reset', () => {
    const text = `dv/dt = (x7*x7 + x7)*mV/ms : mV\nthreshold: v > 1*mV\nreset: v = (x7 + x7 + x7)*mV\nx0 = v/mV : 1\n${doubling(7)}`;
    expect(issuesOf(text).map((issue) => issue.split(',')[1])).toHaveLength(2);
    expect(issuesOf(text)[0]).toContain('dv/dt, with the subexpressions');
    expect(issuesOf(text)[1]).toContain('the new v, with the subexpressions');
  });
});

describe('a refractory time', () => {
  const text = (parameter: string, value = 't_ref'): string =>
    `${base}refractory: ${value}\nparameter t_ref = ${parameter}`;

  it.each([
    ['-5 ms', 't_ref', 'line 8, column 13 | the refractory time is -5 ms by default | at least 0 ms'],
    ['5 ms', 't_ref - tau', 'line 8, column 13 | the refractory time is -5 ms by default | at least 0 ms'],
    ['0 ms', 'tau*log(t_ref/ms)', 'line 8, column 13 | the refractory time is -Infinity ms by default | at least 0 ms'],
    [
      '5 ms in [-1, 10]',
      't_ref',
      'line 9, column 11 | t_ref, a refractory time, ranges from -1 ms on | a range from 0 ms on',
    ],
  ])('of %s as %s is refused', (parameter, value, issue) => {
    expect(issuesOf(text(parameter, value))).toEqual([issue]);
  });

  it.each([
    ['5 ms', 't_ref', 0],
    ['5 ms in [2, 10]', 't_ref', 2],
    ['5 ms', '2*t_ref', -1e12],
    ['-5 ms in [-10, 0]', 'tau + t_ref', -10],
  ])('of %s as %s has a parameter from %s', (parameter, value, least) => {
    const parsed = parseModel(text(parameter, value));
    expect(parsed.ok && parsed.value.parameters.find(({ name }) => name === 't_ref')?.min).toBe(least);
  });
});

describe('issues of a model', () => {
  it('has none in the base of these tests', () => {
    expect(issuesOf(base)).toEqual([]);
  });

  it.each([
    ['a = 1 + : 1', 'column 9 | found ":" | a number, a name, - or ('],
    ['a = (1 + 2 : 1', 'column 12 | found ":" | an operator, or ) for the ( in column 5'],
    ['a = 1', 'column 6 | the line ends here | an operator, or : and a unit such as : mV'],
    ['a = 1 : mv', 'column 9 | found "mv" | a unit; did you mean mV?'],
    ['a = 1 : 1 (unless refractory)', 'column 11 | found "(" | the end of the line'],
    ['a', 'column 2 | the line ends here | = or : after a'],
    ['treshold v', 'column 10 | found "v" | = or : after treshold; did you mean threshold?'],
    ['J : pA', 'column 7 | the line ends here | (input), or an expression: name = … : unit'],
    ['J : pA (inputs)', 'column 9 | found "inputs" | (input), or an expression: name = … : unit'],
    ['(1 + 2)', 'column 1 | found "(" | an equation, a parameter, an input or a keyword such as threshold:'],
    ['initial v = 1', 'column 9 | found "v" | : after initial'],
    ['initial: v += E', 'column 12 | found "+=" | ='],
    ['dw/dx = 1 : 1', 'column 4 | found "dx" | dt'],
    ['w/dt = 1 : 1', 'column 1 | found "w" | d and a name, as in dv/dt'],
    ['dw/dt = 1/ms : 1 (unless refractroy)', 'column 26 | found "refractroy" | (unless refractory)'],
    [
      'method: rk',
      'column 9 | unknown method "rk" | exact, exponential-euler, exponential-midpoint, rk4, euler, euler-maruyama; did you mean rk4?',
    ],
    [
      'method: exponential-eular',
      'column 9 | unknown method "exponential-eular" | exact, exponential-euler, exponential-midpoint, rk4, euler, euler-maruyama; did you mean exponential-euler?',
    ],
    ['parameter p 3', 'column 13 | found "3" | ='],
    ['parameter p = x', 'column 15 | found "x" | a number'],
    ['parameter p = 3 mv', 'column 17 | found "mv" | a unit; did you mean mV?'],
    ['parameter p = 3 ms in 4', 'column 23 | found "4" | a range such as [0, 100]'],
    ['parameter p = 3 ms in [4, 5]', 'column 15 | the value of p is outside its range | a value in [4, 5]'],
    ['parameter p = 3 ms in [4, 2]', 'column 28 | the range ends at 2, before its start | at least 4'],
    ['parameter p = 3 "label" 4', 'column 25 | found "4" | the end of the line'],
    ['parameter p = 3 "label', 'column 17 | found """ | the end of the line'],
  ])('syntax: %s', (line, issue) => {
    expect(issuesOfLine(line)).toEqual([issue]);
  });

  it.each([
    ['a = taux*2/ms : 1', 'column 5 | unknown name "taux" | a name of the model; did you mean tau?'],
    ['a = qqqqqqqqq : 1', 'column 5 | unknown name "qqqqqqqqq" | a name of the model'],
    ['a = expp(1) : 1', 'column 5 | unknown function "expp" | a function; did you mean exp?'],
    ['v = 1 : 1', 'column 1 | v is defined twice | one line for each name'],
    ['parameter tau = 1 ms', 'column 11 | tau is defined twice | one line for each name'],
    ['dt = 1 : ms', 'column 1 | the name dt is reserved | another name'],
    ['dxi/dt = 1/ms : 1', 'column 2 | the name xi is reserved | another name'],
    ['y : pA (input)', 'column 1 | the name y is reserved | another name'],
    ['exp = 1 : 1', 'column 1 | the name exp is reserved | another name'],
    ['active = 1 : 1', 'column 1 | the name active is reserved | another name'],
    ['sum_wx = 1 : 1', 'column 1 | the name sum_wx is reserved | another name'],
    ['_a = 1 : 1', 'column 1 | "_a" cannot be a name | letters a to z, digits and _, a letter first'],
    ['µ = 1 : 1', 'column 1 | "µ" cannot be a name | letters a to z, digits and _, a letter first'],
    ['a = a + 1 : 1', 'column 1 | a depends on itself: a → a | no circle'],
    ['a = y : 1', 'column 5 | y cannot stand in a subexpression | only names of the model, t, dt, sum(w*x)'],
    ['a = xi*sqrt(ms) : 1', 'column 5 | xi cannot stand in a subexpression | only names of the model, t, dt, sum(w*x)'],
    ['initial: v = v', 'column 14 | v cannot stand in initial values | only parameters'],
    ['initial: z = 1', 'column 10 | z is not a state variable | a variable with an equation d…/dt'],
    ['initial: vv = 1', 'column 10 | vv is not a state variable | a variable with an equation d…/dt; did you mean v?'],
    ['initial: v = E; v = E', 'column 17 | v is set twice | one initial value'],
    ['initial: v = rand()*mV', 'column 14 | rand() draws a random number in initial values | a value without chance'],
    ['refractory: -1*tau', 'column 13 | the refractory time is -10 ms by default | at least 0 ms'],
    ['refractory: z*ms', 'column 13 | z cannot stand in a refractory time | only parameters'],
    [
      'refractory: sum(w*x) > 1',
      'column 13 | sum(w*x) cannot stand in a refractory condition | only names of the model, t, dt',
    ],
    ['on: v > E', 'column 5 | v cannot stand after on: | only y'],
    [
      'dw/dt = randn()/ms : 1',
      'column 9 | randn() draws a random number in a differential equation | xi for white noise',
    ],
    ['dw/dt = xi^2 : 1', 'column 9 | dw/dt is not linear in xi | noise as a term, such as sigma*xi'],
    ['output: 1', 'column 1 | output: is a second output | one of threshold:, spikes: and output:'],
    ['reset: v = 0', 'column 1 | reset: stands twice | one line with reset:'],
  ])('names: %s', (line, issue) => {
    expect(issuesOfLine(line)).toContain(issue);
    expect(issuesOfLine(line).length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['a = v + I : mV', 'column 9 | cannot add I (pA) to v (mV) | the same unit, mV'],
    ['a = v - 2*I*tau : mV', 'column 9 | cannot subtract 2*I*tau (ms*pA) from v (mV) | the same unit, mV'],
    ['a = 1 + v : 1', 'column 9 | cannot add v (mV) to 1 (without unit) | both without unit'],
    ['a = int(v > I) : 1', 'column 13 | cannot compare v (mV) with I (pA) | the same unit, mV'],
    ['a = max(v, I) : mV', 'column 12 | cannot compare v (mV) with I (pA) | the same unit, mV'],
    ['a = clip(0, v, I) : mV', 'column 16 | cannot compare v (mV) with I (pA) | the same unit, mV'],
    ['a = exp(v) : 1', 'column 9 | exp of v (mV) | a number without unit'],
    ['a = v^z : mV', 'column 7 | v (mV) is raised to a power that is not a constant | a number as exponent'],
    ['a = 2^v : 1', 'column 7 | v (mV) is an exponent | a number without unit'],
    ['a = sqrt(v) : mV', 'column 5 | the unit of a is not that of sqrt(v) (mV^0.5) | mV'],
    ['a = v > E : 1', 'column 5 | a is a condition | a number; int(…) gives 1 or 0'],
    ['a = 2*(v > E) : 1', 'column 8 | v > E is a condition | a number; int(…) gives 1 or 0'],
    ['a = int(v) : 1', 'column 9 | v is a number | a condition, such as v > V_th'],
    ['a = int(v > E and z) : 1', 'column 19 | z is a number | a condition, such as v > V_th'],
    ['a = 3*pA : mV', 'column 5 | the unit of a is not that of 3*pA (pA) | mV'],
    ['dw/dt = v : mV', 'column 9 | the unit of dw/dt is not that of v (mV) | mV/ms'],
    ['dw/dt = z : 1', 'column 9 | the unit of dw/dt is not that of z (without unit) | 1/ms'],
    ['dw/dt = v/tau + E*xi : mV', 'column 17 | cannot add E*xi (mV/ms^0.5) to v / tau (mV/ms) | the same unit, mV/ms'],
    ['initial: v = tau', 'column 14 | the unit of v is not that of tau (ms) | mV'],
    ['refractory: E', 'column 13 | the unit of refractory: is not that of E (mV) | ms'],
    ['on: y', 'column 5 | on: has y, a number | a condition, such as v > V_th'],
    ['on: y > 1*mV', 'column 9 | cannot compare y (without unit) with 1*mV (mV) | both without unit'],
    ['a = sum(w*x) : mV\nb = sum(w*x) + 1*pA : pA', 'cannot add 1*pA (pA) to sum(w*x) (mV) | the same unit, mV'],
  ])('units: %s', (line, issue) => {
    const issues = issuesOfLine(line);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(issue);
  });

  it.each([
    ['threshold: v', 'line 2, column 12 | threshold: has v, a number | a condition, such as v > V_th'],
    ['spikes: v/ms', 'line 2, column 9 | the unit of spikes: is not that of v / ms (mV/ms) | without unit'],
    ['output: v', 'line 2, column 9 | the unit of output: is not that of v (mV) | without unit'],
    ['output: softmax(v)', 'line 2, column 17 | the unit of output: is not that of v (mV) | without unit'],
    ['output: softmax(v', 'line 2, column 18 | the line ends here | )'],
    ['# none', 'line 2, column 7 | the model has no output | a line with threshold:, spikes: or output:'],
    [
      'output: 1\nreset: v = 0',
      'line 3, column 1 | reset: follows a spike, and output: makes none | threshold: or spikes: as output',
    ],
  ])('output: %s', (line, issue) => {
    expect(issuesOf(`dv/dt = -v/ms : mV\n${line}`)).toEqual([issue]);
  });

  it('finds chance that reaches a rate through a subexpression', () => {
    const text = 'a = rand() : 1\nb = 2*a : 1\ndv/dt = b/ms : 1\nthreshold: v > 1';
    expect(issuesOf(text)).toEqual(['line 3, column 9 | dv/dt draws random numbers through b | xi for white noise']);
  });

  it('names all members of a circle, once', () => {
    const text = 'a = b : 1\nb = c + 1 : 1\nc = a : 1\noutput: a';
    expect(issuesOf(text)).toEqual(['line 1, column 1 | a depends on itself: a → b → c → a | no circle']);
  });

  it('collects issues from every line, in order, and a slip in one line does not make others wrong', () => {
    const text = lif
      .replace('R_m*I', 'R_m**')
      .replace('ms in', 'mss in')
      .replace('v > V_th', 'v > V_tj')
      .replace('reset: v', 'reset: w');
    expect(issuesOf(text)).toEqual([
      'line 2, column 25 | found ")" | a number, a name, - or (',
      'line 4, column 22 | found "mss" | a unit; did you mean ms?',
      'line 10, column 16 | unknown name "V_tj" | a name of the model; did you mean V_th?',
      'line 11, column 8 | w is not a state variable | a variable with an equation d…/dt',
    ]);
  });

  it('an open parenthesis does not swallow the text after it', () => {
    const issues = issuesOf(lif.replace('R_m*I)', 'R_m*I'));
    expect(issues).toEqual(['line 2, column 34 | found ":" | an operator, or ) for the ( in column 9']);
  });

  it('stops at 100 issues and at 20,000 characters', () => {
    expect(issuesOf('a = \n'.repeat(500))).toHaveLength(100);
    expect(issuesOf(`# ${'x'.repeat(20_000)}`)).toEqual([
      'line 1, column 20001 | the text has 20002 characters | at most 20000',
    ]);
  });
});

describe('markPlace', () => {
  it('shows the line with carets under the place', () => {
    const text = 'a = 1 : 1\r\n\tb = v + I : mV\r\noutput: a';
    const start = text.indexOf('I');
    expect(markPlace(text, { start, end: start + 1 })).toBe('\tb = v + I : mV\n\t        ^');
    expect(markPlace(text, { start: 4, end: 9 })).toBe('a = 1 : 1\n    ^^^^^');
    expect(markPlace(text, { start: text.length, end: text.length })).toBe('output: a\n         ^');
    expect(markPlace('', { start: 0, end: 0 })).toBe('\n^');
    expect(markPlace('a + (b\n+ c)', { start: 4, end: 11 })).toBe('a + (b\n    ^^');
  });

  it('belongs to the issues of a model', () => {
    const text = 'dv/dt = (v + 3*pA)/ms : mV\nthreshold: v > 0';
    const parsed = parseModel(text);
    expect(parsed.ok ? [] : parsed.issues.map(({ at }) => markPlace(text, at))).toEqual([
      'dv/dt = (v + 3*pA)/ms : mV\n             ^^^^',
    ]);
  });
});

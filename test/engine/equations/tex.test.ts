import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { print } from '../../../engine/equations/print.ts';
import { numberTex, symbolTex, unitTex } from '../../../engine/equations/tex-names.ts';
import { expressionTex, modelTex } from '../../../engine/equations/tex.ts';
import { unitNames } from '../../../engine/equations/units.ts';
import {
  anyExpression,
  expressionOf,
  hodgkinHuxley,
  lif,
  modelOf,
  models,
  noisyAdaptive,
  poissonRelu,
  softmaxGroup,
} from './support.ts';

/** Throws on anything that KaTeX does not know or only tolerates. */
function typeset(tex: string): void {
  katex.renderToString(tex, { throwOnError: true, strict: 'error' });
}

describe('expressionTex', () => {
  it.each([
    ['(a - v) / tau_m', String.raw`\frac{a - v}{\tau_m}`],
    ['a*(b + v)', String.raw`a \left(b + v\right)`],
    ['a*(b*v)', 'a b v'],
    ['a - (b - v)', String.raw`a - \left(b - v\right)`],
    ['a + (b + v)', 'a + b + v'],
    ['a + -b', String.raw`a + \left(-b\right)`],
    ['a*-b', String.raw`a \left(-b\right)`],
    ['--a', String.raw`-\left(-a\right)`],
    ['-(a + b)', String.raw`-\left(a + b\right)`],
    ['2*3*a', String.raw`2 \cdot 3 a`],
    ['a*25*mV', String.raw`a \cdot 25\,\mathrm{mV}`],
    ['a^2 + (a + b)^2', String.raw`a^{2} + \left(a + b\right)^{2}`],
    ['(a/b)^2', String.raw`\left(\frac{a}{b}\right)^{2}`],
    ['(a^b)^2', String.raw`\left(a^{b}\right)^{2}`],
    ['exp(a)^2', String.raw`\left(e^{a}\right)^{2}`],
    ['exp(-a/(2*b))', String.raw`e^{-a / \left(2 b\right)}`],
    ['a/b/v', String.raw`\frac{a}{b v}`],
    ['-a/b', String.raw`-\frac{a}{b}`],
    ['a*step(v)', String.raw`a \begin{cases} 1 & v \ge 0 \\ 0 & \text{otherwise} \end{cases}`],
    [
      'int(a > b and not v <= 1)',
      String.raw`\begin{cases} 1 & a > b \land \lnot \left(v \le 1\right) \\ 0 & \text{otherwise} \end{cases}`,
    ],
    ['b + sum(w*x)', String.raw`b + \sum_i w_i x_i`],
    ['b*sum(w*x)', String.raw`b \left(\sum_i w_i x_i\right)`],
    ['sqrt(abs(a))', String.raw`\sqrt{\left|a\right|}`],
    ['1e-9*a', String.raw`10^{-9} a`],
  ])('%s', (text, tex) => {
    expect(expressionTex(expressionOf(text))).toBe(tex);
  });

  it('puts numbers in the place of symbols', () => {
    const tex = expressionTex(
      expressionOf('a*b - v/tau_m^2'),
      (name) => ({ b: '-65', v: '3', tau_m: '20' })[name] ?? null,
    );
    expect(tex).toBe(String.raw`a \left(-65\right) - \frac{3}{20^{2}}`);
  });

  it('is valid KaTeX for every tree', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        typeset(expressionTex(expression));
        typeset(expressionTex(expression, (name) => (name === 'v' ? '-3.5' : null)));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('differs where the value differs', () => {
    const seen = new Map<string, string>();
    const texts = [
      'a*(b + v)',
      'a*b + v',
      '(a*b)^v',
      'a*b^v',
      '-a^2',
      '(-a)^2',
      'a - (b + v)',
      'a - b + v',
      'a/(b*v)',
      'a/b*v',
      'exp(a)*b',
      'exp(a*b)',
      '(a > b) and v > 1 or b > 1',
      'a > b and (v > 1 or b > 1)',
      '2*a',
      '2^a',
      'a*(b - v)',
      '-(a*b) + v',
      '-(a*b + v)',
    ];
    for (const text of texts) {
      const tex = expressionTex(expressionOf(text));
      expect(seen.get(tex), print(expressionOf(text))).toBeUndefined();
      seen.set(tex, text);
    }
  });
});

describe('names in TeX', () => {
  it.each([
    ['v', 'v'],
    ['tau_m', String.raw`\tau_m`],
    ['V_th', String.raw`V_\mathrm{th}`],
    ['E_L', 'E_L'],
    ['g_Na', String.raw`g_\mathrm{Na}`],
    ['Delta_T', String.raw`\Delta_T`],
    ['x1', 'x_1'],
    ['x12', 'x_{12}'],
    ['I_syn_2', String.raw`I_{\mathrm{syn},2}`],
    ['rate', String.raw`\mathrm{rate}`],
    ['k_alpha', String.raw`k_\alpha`],
    ['xi', String.raw`\xi`],
    ['dt', String.raw`\Delta t`],
  ])('%s', (name, tex) => {
    expect(symbolTex(name)).toBe(tex);
    typeset(`${tex}^2`);
  });

  it('writes every unit and number', () => {
    expect(unitTex('uA')).toBe(String.raw`\mathrm{\mu A}`);
    expect(unitTex('MOhm')).toBe(String.raw`\mathrm{M\Omega}`);
    for (const name of unitNames()) typeset(unitTex(name));
    expect([0.5, 1e-9, 2.5e30, -3].map(numberTex)).toEqual(['0.5', '10^{-9}', String.raw`2.5 \cdot 10^{30}`, '-3']);
  });
});

describe('modelTex', () => {
  it('writes a model as the field does', () => {
    expect(modelTex(modelOf(lif))).toEqual([
      String.raw`\frac{dv}{dt} = \frac{E_L - v + R_m I}{\tau_m}\quad \text{(unless refractory)}`,
      String.raw`\text{spike if } v > V_\mathrm{th}`,
      String.raw`\text{after a spike: } v \leftarrow V_\mathrm{reset}`,
      String.raw`\text{refractory for } t_\mathrm{ref}`,
    ]);
    expect(modelTex(modelOf(hodgkinHuxley))[0]).toBe(
      String.raw`\frac{dv}{dt} = \frac{I - g_\mathrm{Na} m^{3} h \left(v - E_\mathrm{Na}\right) - g_K n^{4} \left(v - E_K\right) - g_L \left(v - E_L\right)}{C_m}`,
    );
    expect(modelTex(modelOf(hodgkinHuxley))[4]).toBe(
      String.raw`\alpha_m = \frac{1}{\operatorname{exprel}\left(-\frac{v + 40\,\mathrm{mV}}{10\,\mathrm{mV}}\right)\,\mathrm{ms}}`,
    );
    expect(modelTex(modelOf(noisyAdaptive))[0]).toBe(
      String.raw`\frac{dv}{dt} = \frac{-v - w + \sum_i w_i x_i}{\tau} + \sigma \sqrt{\frac{2}{\tau}} \xi\quad \text{(unless refractory)}`,
    );
  });

  it('writes chance as a law', () => {
    expect(modelTex(modelOf(poissonRelu))).toEqual([
      String.raw`z = b + \sum_i w_i x_i`,
      String.raw`y \sim \operatorname{Poisson}\left(\max\left(0, z\right) \Delta t\right)`,
    ]);
    const binary = 'z = b + sum(w*x) : 1\nparameter b = 0\nthreshold: rand() < 1/(1 + exp(-z))';
    expect(modelTex(modelOf(binary))[1]).toBe(String.raw`P(y = 1) = \frac{1}{1 + e^{-z}}`);
    expect(modelTex(modelOf(binary.replace(/rand.*/, 'z >= 0')))[1]).toBe(
      String.raw`y = \begin{cases} 1 & z \ge 0 \\ 0 & \text{otherwise} \end{cases}`,
    );
    expect(modelTex(modelOf(softmaxGroup))[1]).toBe(String.raw`y = \operatorname{softmax}\left(z\right)`);
  });

  it('is valid KaTeX, with symbols and with live numbers', () => {
    for (const text of Object.values(models)) {
      const model = modelOf(text);
      const values = (name: string): string | null => {
        const parameter = model.parameters.find((each) => each.name === name);
        return parameter ? numberTex(parameter.default) : null;
      };
      for (const line of [...modelTex(model), ...modelTex(model, values)]) typeset(line);
    }
    expect(modelTex(modelOf(lif), (name) => ({ tau_m: '20', E_L: '-65' })[name] ?? null)[0]).toContain(
      String.raw`\frac{-65 - v + R_m I}{20}`,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { lossEquations } from '../../../../renderer/views/train/case/loss-formulas.ts';
import { forwardEquations } from '../../../../renderer/views/train/case/forward-formulas.ts';
import { agreementOf, gradientGroups } from '../../../../renderer/views/train/case/gradient-rows.ts';
import { caseText, scrubberTrack } from '../../../../renderer/views/train/case/case-text.ts';
import { longNumber, shortNumber, texNumber } from '../../../../renderer/views/train/case/numbers.ts';
import { graphOf } from '../../../../renderer/views/train/graph/graph-of.ts';
import { stepEquations, stepText } from '../../../../renderer/views/train/case/step-text.ts';
import { walkOf } from '../../../../renderer/views/train/case/walk.ts';
import { carries } from '../../../../renderer/views/train/diagram/walk.ts';
import { shorten } from '../../../../renderer/worker/training/case-steps.ts';
import type { ForwardCase } from '../../../../renderer/worker/training/case-protocol.ts';
import { handCase } from './hand.ts';

const ink = { positive: '#0072B2', negative: '#B35900' };
const { started, taken } = handCase();
const graph = graphOf(started);
const read = (index: number): string[] => stepEquations(taken.steps, index, ink, 60).map(({ text }) => text);
const differences = (values: readonly number[]) => {
  return { row: 1, values: Float64Array.from(values), evaluations: 2 * values.length, total: 18, cancelled: false };
};

describe('one case, step by step', () => {
  it('goes forward unit by unit with the numbers put in', () => {
    expect(read(0)).toEqual(['z = 2 · 1 + 0.5 · (−2) + 0.5 = 1.5', 'y = max(0, 1.5) = 1.5']);
    expect(read(1)).toEqual(['z = −1 · 1 + 1 · (−2) + 0 = −3', 'y = max(0, −3) = 0']);
    expect(read(2)).toEqual(['z = 2 · 1.5 − 3 · 0 + 1 = 4', 'y = z = 4']);
    expect(stepText(graph, taken.steps, 0)).toMatchObject({ way: 'Forward', title: 'hidden 1 · 1' });
    expect(stepText(graph, taken.steps, 2)).toMatchObject({ way: 'Forward', title: 't' });
  });

  it('says what the outputs cost, and what each adds', () => {
    expect(read(3)).toEqual(['L = (4 − 5)² = 1', '∂L/∂y = 2(4 − 5) = −2']);
    expect(stepText(graph, taken.steps, 3)).toMatchObject({ way: 'Loss', title: 'squared error' });
  });

  it('comes back: what arrives, times the slope, is the delta', () => {
    const ends = (delta: string) => `∂L/∂w = δ x = ${delta} · x for each weight into it, ∂L/∂b = δ`;
    expect(read(4)).toEqual(['f′(z) = 1', 'δ = f′(z) · ∂L/∂y = 1 · (−2) = −2', ends('(−2)')]);
    // The last unit comes first.
    expect(read(5)).toEqual([
      '∂L/∂y = Σ w δ = −3 · (−2) = 6',
      'f′(z) = 0, since z ≤ 0',
      'δ = f′(z) · ∂L/∂y = 0 · 6 = 0',
      ends('0'),
    ]);
    expect(read(6)).toEqual([
      '∂L/∂y = Σ w δ = 2 · (−2) = −4',
      'f′(z) = 1, since z > 0',
      'δ = f′(z) · ∂L/∂y = 1 · (−4) = −4',
      ends('(−4)'),
    ]);
  });

  it('lights the axons that carry the terms, and shows what is known by then', () => {
    const forward = walkOf(taken, 2, 2);
    expect(forward.nodes).toEqual([4]);
    expect(carries(forward, 2, 4)).toBe(true);
    expect(carries(forward, 0, 2)).toBe(false);
    expect(forward.marks.map(({ text }) => text)).toEqual(['1', '−2', '1.5', '0', '4']);
    const back = walkOf(taken, 5, 2);
    expect(back.nodes).toEqual([3]);
    expect(carries(back, 3, 4)).toBe(true);
    expect(carries(back, 2, 4)).toBe(false);
    expect(carries(back, 0, 3)).toBe(false);
    // The output and the second unit have their deltas, the first still has its value.
    expect(back.marks.map(({ text, isDelta }) => [text, isDelta])).toEqual([
      ['1', false],
      ['−2', false],
      ['1.5', false],
      ['0', true],
      ['−2', true],
    ]);
  });

  it('lists the gradients of the steps back so far, the latest first, each with its difference', () => {
    expect(gradientGroups(graph, taken, 3, null)).toEqual([]);
    const groups = gradientGroups(graph, taken, 6, differences([-4, 0, 8, 0, -4, 0, -3, 0, -2]));
    expect(groups.map(({ name }) => name)).toEqual(['hidden 1 · 1', 'hidden 1 · 2', 't']);
    const told = groups[0]!.rows.map(({ name, made, value, difference, agrees }) => [
      name,
      made,
      value,
      difference,
      agrees,
    ]);
    // δ x: −4 · 1, −4 · (−2), and δ for the bias.
    expect(told).toEqual([
      ['a', '−4·1', -4, -4, true],
      ['b', '−4·(−2)', 8, 8, true],
      ['bias', '−4', -4, -4, true],
    ]);
    expect(groups[2]!.rows.map(({ value }) => value)).toEqual([-3, 0, -2]);
  });

  it('counts how many agree, and how far the farthest are apart', () => {
    const found = differences([-4, 0, 8, 0, -4, 0, -3, 0, -1.5]);
    // At the output its three parameters are touched, of which the bias is 0.5 off.
    expect(agreementOf(graph, taken, 4, found)).toEqual({ touched: 3, compared: 3, apart: 1, farthest: 0.5 });
    expect(agreementOf(graph, taken, 6, found)).toMatchObject({ touched: 9, compared: 9, apart: 1 });
    expect(agreementOf(graph, taken, 6, differences([-4, 0]))).toMatchObject({ touched: 9, compared: 2, apart: 0 });
    expect(taken.evaluations).toEqual({
      parameters: 9,
      backpropagation: { forward: 1, backward: 1 },
      central: 18,
      oneSided: 10,
    });
  });
});

describe('sums and losses', () => {
  it('keep their strongest terms in order, and say what the others come to', () => {
    const terms = [3, -1, 0.5, 4, 0.25].map((product) => ({ product }));
    expect(shorten(terms, 2)).toEqual({ shown: [terms[0], terms[3]], more: 3, rest: -0.25 });
    expect(shorten(terms, 5)).toEqual({ shown: terms, more: 0, rest: 0 });
    const step = { ...(taken.steps[0] as ForwardCase), bias: null };
    const [net] = forwardEquations({ ...step, terms: { ...step.terms, more: 772, rest: -0.2 } }, ink, 60);
    expect(net!.text).toBe('z = 2 · 1 + 0.5 · (−2) + 772 more terms, together −0.2 = 1.5');
    expect(net!.tex).toContain('\\text{772 more terms}');
  });

  it('break long sums into lines that fit', () => {
    const step = taken.steps[0] as ForwardCase;
    const lines = (lineLength: number): number => forwardEquations(step, ink, lineLength)[0]!.tex.split('\\\\').length;
    // ` + 0.5 · (−2)` has 13 letters: three terms on a line, two and one, or one each; below them what they come to.
    expect([39, 26, 13, 1].map(lines)).toEqual([1, 3, 4, 4]);
  });

  it('write cross-entropy of softmax by the true class, and of one output by both', () => {
    const output = (y: number, target: number, node: number) =>
      ({ node, y, target, slope: y - target, by: 'z' }) as const;
    const three = [output(0.5, 0, 1), output(0.25, 1, 2), output(0.25, 0, 3)];
    // −ln ¼ = 1.386
    const step = { kind: 'loss', name: 'cross-entropy', value: Math.log(4) } as const;
    expect(lossEquations({ ...step, outputs: three }, true).map(({ text }) => text)).toEqual([
      'L = −ln 0.25 = 1.39',
      '∂L/∂z 1 = 0.5 − 0 = 0.5',
      '∂L/∂z 2 = 0.25 − 1 = −0.75',
      '∂L/∂z 3 = 0.25 − 0 = 0.25',
    ]);
    expect(lossEquations({ ...step, outputs: [output(0.75, 0, 1)] }, false)[0]!.text).toBe('L = −ln(1 − 0.75) = 1.39');
    expect(lossEquations({ ...step, outputs: [output(0.25, 1, 1)] }, false)[0]!.text).toBe('L = −ln 0.25 = 1.39');
  });

  it('write numbers with three digits, and those to compare with six', () => {
    expect([0.50749, -0.31, 1234.5, 2.5e-7, 0].map(shortNumber)).toEqual(['0.507', '−0.31', '1235', '2.5e−7', '0']);
    // tanh(5.03) is not 1.
    expect([Math.tanh(5.03), -0.9996, 0.996, 1, 1 - 1e-9].map(shortNumber)).toEqual([
      ...['0.99991', '−0.9996', '0.996', '1', '1'],
    ]);
    expect([-0.5, 2.5e-7].map(texNumber)).toEqual(['-0.5', '2.5 \\cdot 10^{-7}']);
    expect([-0.5, 0.00001234].map(longNumber)).toEqual(['−0.500000', '1.2340e−5']);
  });

  it('say which row it is and how it is told', () => {
    expect(caseText(taken)).toBe('is 5, told 4 · training row · loss 1');
    expect(caseText({ ...taken, truth: 'A', predicted: 'B', isTest: true })).toBe('is A, told B ✗ · test row · loss 1');
    // Seven steps of which the fourth is the loss: from 2.5/6 to 3.5/6.
    expect(scrubberTrack(taken.steps)).toContain('41.67%');
    expect(scrubberTrack(taken.steps)).toContain('58.33%');
  });
});

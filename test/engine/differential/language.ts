import fc from 'fast-check';

/**
 * Formulas of z as text. Those of the first kind are exact in both backends (sums, products, roots, roundings, conditions,
 * draws), so that a jump falls at the same place; those of the second kind are rounded differently, and nothing jumps there.
 */
const leaf = fc.oneof(
  { weight: 3, arbitrary: fc.constant('z') },
  { weight: 1, arbitrary: fc.constant('c') },
  { weight: 1, arbitrary: fc.integer({ min: -8, max: 8 }).map((eighths) => `(${eighths / 4})`) },
);

const draws = fc.constantFrom('rand()', 'randn()', 'poisson(0.5)', 'poisson(max(0, z))');

export const exact = fc.letrec<{ real: string; condition: string }>((tie) => {
  const real = tie('real');
  const condition = tie('condition');
  return {
    real: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      leaf,
      draws,
      fc.tuple(real, fc.constantFrom('+', '-', '*'), real).map(([a, o, b]) => `(${a} ${o} ${b})`),
      fc.tuple(real, real).map(([a, b]) => `(${a} / (0.5 + abs(${b})))`),
      fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'sign', 'step'), real).map(([f, a]) => `${f}(${a})`),
      fc.tuple(fc.constantFrom('min', 'max'), real, real).map(([f, a, b]) => `${f}(${a}, ${b})`),
      real.map((a) => `sqrt(abs(${a}))`),
      fc.tuple(real, real).map(([a, b]) => `clip(${a}, -abs(${b}), 1.5)`),
      fc.tuple(real, fc.constantFrom('0', '1', '2')).map(([a, n]) => `(${a})^${n}`),
      real.map((a) => `-(${a})`),
      condition.map((a) => `int(${a})`),
    ),
    condition: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.tuple(real, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), real).map(([a, o, b]) => `(${a} ${o} ${b})`),
      fc.tuple(condition, fc.constantFrom('and', 'or'), condition).map(([a, o, b]) => `(${a} ${o} ${b})`),
      condition.map((a) => `(not ${a})`),
    ),
  };
}).real;

export const smooth = fc.letrec<{ real: string }>((tie) => {
  const real = tie('real');
  const tame = real.map((a) => `clip(${a}, -3, 3)`);
  return {
    real: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf,
      fc.tuple(fc.constantFrom('exp', 'tanh', 'sinh', 'cosh', 'exprel'), tame).map(([f, a]) => `${f}(${a})`),
      tame.map((a) => `log(0.2 + abs(${a}))`),
      fc
        .tuple(tame, fc.constantFrom('1.7', '(-0.5)', '0.5', '(-2)', '(1/3)'))
        .map(([a, n]) => `(0.5 + abs(${a}))^${n}`),
      fc.tuple(tame, fc.constantFrom('2', '3', '5', '(-1)', '(-3)')).map(([a, n]) => `(4 + ${a})^${n}`),
      fc.tuple(tame, tame).map(([a, b]) => `(0.5 + abs(${a}))^${b}`),
      tame.map((a) => `(1 / (1 + exp(-${a})))`),
      tame.map((a) => `(1 / exprel(${a}))`),
      fc.tuple(tame, fc.constantFrom('+', '-', '*'), tame).map(([a, o, b]) => `(${a} ${o} ${b})`),
    ),
  };
}).real;

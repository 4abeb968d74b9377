/**
 * A Poisson count of mean `lambda` from uniforms in [0, 1): by products of uniforms below 10 (Knuth 1969, 3.4.1),
 * above by transformed rejection (Hörmann 1993, The transformed rejection method for generating Poisson random variables).
 * A count above 2⁵³ − 1 is no exact number any more: it comes out infinite, which stops the run that it is drawn in.
 */
export function poissonVariate(lambda: number, uniform: () => number): number {
  if (!(lambda > 0)) return 0;
  if (lambda < 10) return byProducts(lambda, uniform);
  if (lambda > Number.MAX_SAFE_INTEGER) return Infinity;
  const count = byRejection(lambda, uniform);
  return count > Number.MAX_SAFE_INTEGER ? Infinity : count;
}

function byProducts(lambda: number, uniform: () => number): number {
  const limit = Math.exp(-lambda);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count++;
  return count;
}

/** Algorithm PTRS; its constants are Hörmann's. */
function byRejection(lambda: number, uniform: () => number): number {
  const b = 0.931 + 2.53 * Math.sqrt(lambda);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const quickLimit = 0.9277 - 3.6224 / (b - 2);
  const logLambda = Math.log(lambda);
  for (;;) {
    const u = uniform() - 0.5;
    const v = 1 - uniform();
    const edge = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / edge + b) * u + lambda + 0.43);
    if (edge >= 0.07 && v <= quickLimit) return count;
    if (count < 0 || (edge < 0.013 && v > edge)) continue;
    const logRatio = Math.log((v * inverseAlpha) / (a / (edge * edge) + b));
    if (logRatio <= count * logLambda - lambda - logFactorial(count)) return count;
  }
}

const smallLogFactorials = Float64Array.from({ length: 16 }, (_, n) => {
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  return Math.log(factorial);
});

/** ln n!, exact below 16, above by Stirling's series to n⁻⁵ (relative error below 1e-12). */
export function logFactorial(n: number): number {
  if (n < smallLogFactorials.length) return smallLogFactorials[n]!;
  const x = n + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

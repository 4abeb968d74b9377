/** ln Γ(x) for x > 0, within 2e-10 (Lanczos 1964, by the coefficients of Press et al., Numerical Recipes, section 6.1). */
export function logGamma(x: number): number {
  const series = lanczos.reduce((sum, coefficient, k) => sum + coefficient / (x + 1 + k), 1.000000000190015);
  return (x + 0.5) * Math.log(x + 5.5) - (x + 5.5) + Math.log((Math.sqrt(2 * Math.PI) * series) / x);
}

const lanczos = [
  76.18009172947146, -86.50532032941678, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
  -0.5395239384953e-5,
];

/** Regularised lower incomplete gamma function P(a, x): by its series below a + 1, by its continued fraction above. */
export function gammaP(a: number, x: number): number {
  if (!(x > 0)) return 0;
  if (x === Infinity) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let k = 1; term > sum * precision; k++) sum += term *= x / (a + k);
    return Math.min(1, scale * sum);
  }
  return (
    1 -
    scale *
      fraction(
        0,
        (k) => (k === 1 ? 1 : -(k - 1) * (k - 1 - a)),
        (k) => x + 2 * k - 1 - a,
      )
  );
}

/** Regularised incomplete beta function I_x(a, b), which is the distribution function of a binomial count. */
export function betaI(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaI(b, a, 1 - x);
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const numerator = (k: number): number => {
    if (k === 1) return 1;
    const m = (k - 1) >> 1;
    return k % 2 === 1
      ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
      : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
  };
  return scale * fraction(0, numerator, () => 1);
}

const precision = 1e-15;

/** b0 + a1/(b1 + a2/(b2 + …)) by the method of Lentz (1976). */
function fraction(first: number, numerator: (k: number) => number, denominator: (k: number) => number): number {
  const tiny = 1e-300;
  let value = first || tiny;
  let [c, d] = [value, 0];
  for (let k = 1; k < 100_000; k++) {
    const b = denominator(k);
    const a = numerator(k);
    d = 1 / (b + a * d || tiny);
    c = b + a / c || tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < precision) break;
  }
  return value;
}

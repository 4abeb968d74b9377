/** A function of the language. One table holds all of them: parser, unit check, interpreter, kernels and TeX read it. */
export interface FunctionSpec {
  readonly arity: number;
  readonly units: UnitRule;
  /** The value in f64; null for functions that draw random numbers. Conditions are 1 or 0. */
  readonly value: ((...values: number[]) => number) | null;
  readonly tex: (...values: string[]) => string;
}

/**
 * `pure`: numbers without a unit give one without; `same`: all arguments share a unit, and the result has it;
 * `root`: the square root of the unit; `free`: any unit gives a number without; `condition`: a condition gives 1 or 0.
 */
export type UnitRule = 'pure' | 'same' | 'root' | 'free' | 'condition';

/** The function of that name; null where there is none. */
export function functionNamed(name: string): FunctionSpec | null {
  return Object.hasOwn(functions, name) ? functions[name]! : null;
}

export function functionNames(): readonly string[] {
  return Object.keys(functions);
}

/** (e^x − 1)/x, 1 at 0; without cancellation near 0. */
export function exprel(x: number): number {
  return x === 0 ? 1 : Math.expm1(x) / x;
}

/** Heaviside step: 1 where x >= 0. */
export function step(x: number): number {
  return x >= 0 ? 1 : 0;
}

const functions: Readonly<Record<string, FunctionSpec>> = {
  exp: { arity: 1, units: 'pure', value: Math.exp, tex: (x) => `e^{${x}}` },
  log: { arity: 1, units: 'pure', value: Math.log, tex: (x) => call('\\ln', x) },
  sqrt: { arity: 1, units: 'root', value: Math.sqrt, tex: (x) => `\\sqrt{${x}}` },
  abs: { arity: 1, units: 'same', value: Math.abs, tex: (x) => `\\left|${x}\\right|` },
  min: { arity: 2, units: 'same', value: Math.min, tex: (a, b) => call('\\min', a, b) },
  max: { arity: 2, units: 'same', value: Math.max, tex: (a, b) => call('\\max', a, b) },
  clip: {
    arity: 3,
    units: 'same',
    value: (x, low, high) => Math.min(Math.max(x!, low!), high!),
    tex: (x, low, high) => call('\\operatorname{clip}', x, low, high),
  },
  tanh: { arity: 1, units: 'pure', value: Math.tanh, tex: (x) => call('\\tanh', x) },
  sinh: { arity: 1, units: 'pure', value: Math.sinh, tex: (x) => call('\\sinh', x) },
  cosh: { arity: 1, units: 'pure', value: Math.cosh, tex: (x) => call('\\cosh', x) },
  exprel: { arity: 1, units: 'pure', value: exprel, tex: (x) => call('\\operatorname{exprel}', x) },
  step: { arity: 1, units: 'free', value: step, tex: (x) => cases(`${x} \\ge 0`) },
  rand: { arity: 0, units: 'pure', value: null, tex: () => call('\\mathcal{U}', '0', '1') },
  randn: { arity: 0, units: 'pure', value: null, tex: () => call('\\mathcal{N}', '0', '1') },
  poisson: { arity: 1, units: 'pure', value: null, tex: (mean) => call('\\operatorname{Poisson}', mean) },
  floor: { arity: 1, units: 'pure', value: Math.floor, tex: (x) => `\\left\\lfloor ${x} \\right\\rfloor` },
  ceil: { arity: 1, units: 'pure', value: Math.ceil, tex: (x) => `\\left\\lceil ${x} \\right\\rceil` },
  sign: { arity: 1, units: 'free', value: Math.sign, tex: (x) => call('\\operatorname{sgn}', x) },
  int: { arity: 1, units: 'condition', value: (condition) => condition!, tex: (condition) => cases(condition!) },
};

function call(name: string, ...values: (string | undefined)[]): string {
  return `${name}\\left(${values.join(', ')}\\right)`;
}

function cases(condition: string): string {
  return `\\begin{cases} 1 & ${condition} \\\\ 0 & \\text{otherwise} \\end{cases}`;
}

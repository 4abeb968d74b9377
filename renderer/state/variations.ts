import { optimizerNames } from '../../engine/learning/optimizers.ts';
import { complete, type ChoiceKey } from './choice-text.ts';
import { activationNames, type Choices } from './training-choices.ts';

/** A choice of which several values can be tried: any number, or one of a few names. */
export interface Variation {
  readonly key: ChoiceKey;
  /** Empty where it is a number. */
  readonly options: readonly string[];
  readonly whole: boolean;
  readonly min: number;
  readonly max: number;
}

const optionsOf: Readonly<Partial<Record<ChoiceKey, readonly string[]>>> = {
  optimizer: optimizerNames,
  activation: activationNames,
};

const ranges: Readonly<Partial<Record<ChoiceKey, Pick<Variation, 'whole' | 'min' | 'max'>>>> = {
  rate: { whole: false, min: 1e-6, max: 1000 },
  batch: { whole: true, min: 1, max: 100_000 },
  epochs: { whole: true, min: 1, max: 100_000 },
  testShare: { whole: false, min: 0.01, max: 0.99 },
  dropout: { whole: false, min: 0, max: 0.9 },
  seed: { whole: true, min: 0, max: 4294967295 },
};

/** The rate, the optimiser and the seed first, then whatever else is a number or has names. */
export function variationsOf(given: Choices): Variation[] {
  const choices = complete(given);
  const keys = Object.keys(choices) as ChoiceKey[];
  const offered = keys.filter(
    (key) => optionsOf[key] !== undefined || typeof choices[key] === 'number' || key in ranges,
  );
  const first = (['rate', 'optimizer', 'seed'] as const).filter((key) => offered.includes(key));
  return [...new Set<ChoiceKey>([...first, ...offered])].map((key) => ({
    key,
    options: optionsOf[key] ?? [],
    ...(ranges[key] ?? { whole: false, min: 0, max: 1e9 }),
  }));
}

/** Four values to begin with, the present one among them where there is one. */
export function suggestedValues({ key, options, whole, min, max }: Variation, choices: Choices): (number | string)[] {
  const present = complete(choices)[key];
  if (options.length > 0) return [String(present), ...options.filter((name) => name !== present)].slice(0, 4);
  if (key === 'seed') return [0, 1, 2, 3].map((k) => Number(present) + k);
  if (typeof present !== 'number') return [8, 16, 32, 64];
  if (present === 0) return [0, 0.0001, 0.001, 0.01];
  const fit = (value: number): number => {
    const near = Number(value.toPrecision(2));
    return Math.max(min, Math.min(max, whole ? Math.round(near) : near));
  };
  if (key === 'rate') return [fit(present / 10), present, fit(present * 10), fit(present * 100)];
  return [fit(present / 2), present, fit(present * 1.5), fit(present * 2)];
}

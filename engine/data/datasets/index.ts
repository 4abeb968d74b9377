import { createRandom } from '../../simulation/random.ts';
import type { PreparationPlan } from '../plan.ts';
import type { Table } from '../table.ts';
import { digitsTable, smallDigitsTable, unpackDigits } from './digits.ts';
import { blobs, circles, linear, logic, moons, sine, sineWave, spirals, type GeneratorOptions } from './generators.ts';
import { iris } from './iris.ts';

/** A built-in set of data. */
export interface Dataset {
  readonly name: string;
  readonly label: string;
  /** Whether its rows, noise and seed can be chosen; and how many rows it has if not. */
  readonly rows: number;
  readonly isGenerated: boolean;
  /** Standard deviation of its noise where nothing is said; 0 where it has none. */
  readonly noise: number;
  /** What suits it where the user says nothing. */
  readonly plan: PreparationPlan;
  /** `digits` are the packed bytes, which only sets of digits need. */
  table(options: DatasetOptions): Table;
}

export interface DatasetOptions {
  readonly rows?: number;
  readonly noise?: number;
  readonly seed: number;
  readonly digits?: Uint8Array;
}

function generated(
  name: string,
  label: string,
  make: (options: GeneratorOptions) => Table,
  standard: { readonly rows: number; readonly noise: number },
): Dataset {
  return {
    ...{ name, label, ...standard, isGenerated: true, plan: {} },
    table: ({ rows = standard.rows, noise = standard.noise, seed }) =>
      make({ rows, noise, random: createRandom(seed) }),
  };
}

/** Pixels have one scale already, and most are 0: to move that would lose it. */
const pictures: PreparationPlan = { standardise: false, constants: 'keep' };

function ofDigits(name: string, label: string, make: (digits: ReturnType<typeof unpackDigits>) => Table): Dataset {
  return {
    ...{ name, label, rows: 10_000, noise: 0, isGenerated: false, plan: pictures },
    table({ digits }) {
      if (!digits) throw new Error(`Found no packed digits for ${name}, expected their bytes`);
      return make(unpackDigits(digits));
    },
  };
}

const gates: Readonly<Record<string, (a: number, b: number) => number>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  nand: (a, b) => 1 - (a & b),
  nor: (a, b) => 1 - (a | b),
  xor: (a, b) => a ^ b,
  xnor: (a, b) => 1 - (a ^ b),
};

/** All built-in sets, by name. */
export const datasets: ReadonlyMap<string, Dataset> = new Map(
  [
    ...Object.entries(gates).map(([name, f]) =>
      generated(name, `${name.toUpperCase()} of two bits`, logic(f), { rows: 40, noise: 0 }),
    ),
    generated('sine', 'sin x on [0, 1]', sine, { rows: 200, noise: 0 }),
    generated('sine-wave', 'sin 2πx on [0, 1]', sineWave, { rows: 200, noise: 0 }),
    generated('linear', '2x − 1 with noise', linear, { rows: 200, noise: 0.1 }),
    generated('blobs', 'Three clouds', blobs, { rows: 300, noise: 0 }),
    generated('moons', 'Two half moons', moons, { rows: 300, noise: 0.1 }),
    generated('circles', 'A circle around a circle', circles, { rows: 300, noise: 0.08 }),
    generated('spirals', 'Two spirals', spirals, { rows: 400, noise: 0.02 }),
    {
      name: 'iris',
      label: 'Irises of three species',
      rows: 150,
      noise: 0,
      isGenerated: false,
      plan: {},
      table: () => iris(),
    },
    ofDigits('digits', 'Handwritten digits, 28 × 28', digitsTable),
    ofDigits('digits-8x8', 'Handwritten digits, 8 × 8', smallDigitsTable),
  ].map((dataset): [string, Dataset] => [dataset.name, dataset]),
);

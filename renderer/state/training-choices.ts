import { datasets, type Dataset } from '../../engine/data/datasets/index.ts';
import type { Activation } from '../../engine/learning/units.ts';
import { suitedSchedule } from '../../engine/learning/schedules.ts';
import { finerOf, standardFiner, type FinerChoices, type OptimizerChoice } from '../worker/training/choices.ts';
import type { BuiltInSource, TableSource, TrainingRequest } from '../worker/training/protocol.ts';

/** All that a user chooses about a training. */
export type Choices = Omit<TrainingRequest, 'id'>;

/** A built-in set as the window offers it. */
export interface OfferedSet extends Pick<Dataset, 'name' | 'label' | 'rows' | 'isGenerated'> {
  readonly group: string;
  readonly noise: number;
  /** What learns it well, where that is not the standard. */
  readonly suits: Partial<Choices>;
}

export const standardChoices: Choices = {
  hidden: [16],
  activation: 'tanh',
  optimizer: 'adam',
  rate: 0.01,
  batch: 32,
  epochs: 100,
  testShare: 0.2,
  seed: 1,
};

/** What the window offers to change of the network. Larger networks are for the shell: a batch of theirs takes long. */
export const limits = { layers: 5, layerSize: 512, rows: 20_000, leastRate: 0.000001 } as const;

export const activationNames: readonly Exclude<Activation, 'softmax'>[] = [
  'tanh',
  'relu',
  'leaky-relu',
  'logistic',
  'linear',
];

/** What each optimiser starts from; those of Adam are ten times the books', since small sets bear it. L-BFGS takes none. */
export const standardRates: Readonly<Record<OptimizerChoice, number>> = {
  sgd: 0.1,
  momentum: 0.05,
  nesterov: 0.05,
  rmsprop: 0.005,
  adam: 0.01,
  adamw: 0.01,
  lbfgs: 0.01,
};

const pixels = { hidden: [64], activation: 'relu' } as const;
const gate = { hidden: [4], rate: 0.03, batch: 8 } as const;

export const offeredSets: readonly OfferedSet[] = [
  offered('Points in the plane', 'moons', { epochs: 150 }),
  offered('Points in the plane', 'circles', { hidden: [8], rate: 0.02 }),
  offered('Points in the plane', 'spirals', { hidden: [32, 16], epochs: 400 }),
  offered('Points in the plane', 'blobs', { hidden: [8] }),
  offered('Measurements and pictures', 'iris', {}),
  offered('Measurements and pictures', 'digits', { ...pixels, rate: 0.001, epochs: 12 }),
  offered('Measurements and pictures', 'digits-8x8', { ...pixels, rate: 0.003, epochs: 30 }),
  offered('Functions', 'sine', { epochs: 400 }),
  offered('Functions', 'sine-wave', { epochs: 400, rate: 0.02 }),
  offered('Functions', 'linear', { hidden: [], rate: 0.03 }),
  ...['and', 'or', 'nand', 'nor', 'xor', 'xnor'].map((name) => offered('Logic', name, gate)),
];

export function offeredSet(name: string): OfferedSet {
  return offeredSets.find((set) => set.name === name)!;
}

/** How many of the finer choices are not the standard ones. */
export function countChanged(choices: Choices): number {
  const chosen = finerOf(choices);
  const isChanged = (name: keyof FinerChoices): boolean =>
    JSON.stringify(chosen[name]) !== JSON.stringify(standardFiner[name]);
  return (Object.keys(chosen) as (keyof FinerChoices)[]).filter(isChanged).length;
}

/** More or fewer epochs; a schedule that was laid out for those before is laid out anew. */
export function withEpochs(choices: Choices, epochs: number): Pick<Choices, 'epochs' | 'schedule'> {
  const { schedule } = finerOf(choices);
  const isSuited = JSON.stringify(schedule) === JSON.stringify(suitedSchedule(schedule.kind, choices.epochs));
  return { epochs, schedule: isSuited ? suitedSchedule(schedule.kind, epochs) : schedule };
}

/** A built-in set as it is first shown. */
export function standardSource(name: string): BuiltInSource {
  const { rows, noise } = offeredSet(name);
  return { kind: 'built-in', name, rows, noise, seed: 1 };
}

/** What data are called: a file by its name. */
export function sourceLabel(source: TableSource): string {
  return source.kind === 'built-in' ? offeredSet(source.name).label : source.name;
}

/** Data as a sentence names them. */
export function sourceName(source: TableSource): string {
  return `“${sourceLabel(source)}”`;
}

/** What learns a built-in set well. */
export function suitedChoices(name: string): Choices {
  return { ...standardChoices, ...offeredSet(name).suits };
}

function offered(group: string, name: string, suits: Partial<Choices>): OfferedSet {
  const { label, rows, noise, isGenerated } = datasets.get(name)!;
  return { group, name, label, rows, isGenerated, noise, suits };
}

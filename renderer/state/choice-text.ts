import { finerOf } from '../worker/training/choices.ts';
import type { Choices } from './training-choices.ts';

export type ChoiceKey = keyof Choices;

/** With what was left to the standard. */
export function complete(choices: Choices): Choices {
  return { circuit: null, ...choices, ...finerOf(choices) };
}

/** Names that are not their key in words. */
const labels: Readonly<Partial<Record<string, string>>> = {
  hidden: 'hidden layers',
  optimizer: 'optimiser',
  rate: 'rate',
  testShare: 'test share',
  lossName: 'loss',
  settings: 'numbers of the optimiser',
  initializer: 'first weights',
};

/** Values that are known by another name than their own. */
const names: Readonly<Partial<Record<string, string>>> = {
  ...{ sgd: 'SGD', momentum: 'Momentum', nesterov: 'Nesterov', rmsprop: 'RMSprop', adam: 'Adam', adamw: 'AdamW' },
  lbfgs: 'L-BFGS',
  ...{ relu: 'ReLU', 'leaky-relu': 'leaky ReLU' },
};

/** `weightDecay` as `weight decay`. */
export function choiceLabel(key: string): string {
  return labels[key] ?? key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A choice of any kind, in a few characters. */
export function choiceText(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(6))).replace('-', '−');
  if (typeof value === 'string') return names[value] ?? value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length > 0 ? value.map(choiceText).join('–') : 'none';
  if (typeof value === 'object' && value !== null && 'populations' in value && 'name' in value)
    return String(value.name);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, each]) => (key === 'kind' ? choiceText(each) : `${choiceLabel(key)} ${choiceText(each)}`))
      .join(', ');
  return 'none';
}

/** What they do not all have alike, in the order of the choices. */
export function differingKeys(given: readonly Choices[]): ChoiceKey[] {
  const all = given.map(complete);
  const keys = [...new Set(all.flatMap((choices) => Object.keys(choices) as ChoiceKey[]))];
  return keys.filter((key) => new Set(all.map((choices) => JSON.stringify(choices[key]))).size > 1);
}

/** What tells a training without words: by its optimiser and its rate, unless others differ in something else. */
const spoken: readonly ChoiceKey[] = ['optimizer', 'rate'];

/** `Adam 0.01`, `seed 3` by what differs; kept ones of equal names are numbered, the present one, which is last, is not. */
export function curveNames(kept: readonly Choices[], present: Choices): string[] {
  const all = [...kept, present].map(complete);
  const keys = differingKeys(all);
  const shown = keys.length > 0 ? keys : spoken;
  const ordered = [...spoken.filter((key) => shown.includes(key)), ...shown.filter((key) => !spoken.includes(key))];
  // Optimiser and rate stand together, as they are spoken.
  const plain = all.map((choices) => {
    // L-BFGS finds the length of its steps itself.
    const own = choices.optimizer === 'lbfgs' ? ordered.filter((key) => key !== 'rate') : ordered;
    return (own.length > 0 ? own : ordered)
      .map((key) => nameIn(key, choices))
      .join(', ')
      .replace(', rate ', ' ');
  });
  return plain.map((name, k) => {
    const alike = plain.slice(0, kept.length).filter((each) => each === name).length;
    const before = plain.slice(0, k).filter((each) => each === name).length;
    return alike > 1 && k < kept.length ? `${name} (${before + 1})` : name;
  });
}

function nameIn(key: ChoiceKey, choices: Choices): string {
  const text = choiceText(choices[key]);
  return key === 'optimizer' || key === 'activation' ? text : `${choiceLabel(key)} ${text}`;
}

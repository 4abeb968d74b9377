import { limits, standardRates, type Choices } from './training-choices.ts';
import type { Training } from './training.svelte.ts';

/** An optimiser comes with its own rate, unless the user has chosen another one. */
export function chooseOptimizer(training: Training, optimizer: Choices['optimizer']): void {
  const { rate, optimizer: before } = training.task.choices;
  const own = rate === standardRates[before] ? standardRates[optimizer] : rate;
  training.task.choose({ optimizer, rate: own, settings: {} }, 'the optimiser');
}

/** The rate that an exploded training may learn with. */
export function gentleRate({ rate }: Choices): number {
  return Math.max(limits.leastRate, Number((rate / 10).toPrecision(3)));
}

/** The remedy of an exploded training. */
export function lowerRate(training: Training): void {
  training.playing = true;
  training.task.choose({ rate: gentleRate(training.task.choices) }, 'the learning rate');
}

/** The remedy of units that no spikes can stand for. */
export function trainWith(training: Training, activation: Choices['activation']): void {
  training.playing = true;
  training.task.choose({ activation }, 'the activation');
}

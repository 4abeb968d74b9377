import type { NeuronModel } from '../../models/types.ts';
import type { NeuronAt } from '../types.ts';
import { measureWindow, type Counts } from './measure.ts';
import { slopeOf } from './slope.ts';
import type { Convergence, CountLaw } from './types.ts';

/** A watched neuron of a model that spikes, and its counts in every step. */
export interface ConvergenceSubject extends NeuronAt {
  readonly model: NeuronModel;
  readonly perStep: Float64Array;
  readonly dt: number;
  /** Of models of steps a step, else spikes/s; null where no rate model says one. */
  readonly rateValue: number | null;
}

/** Chance that a neuron which keeps to the law is said to leave it. */
const risk = 0.01;

/** Share of the run that no window counts: signals have come through by then. */
export const burnIn = 0.1;

/** Null for a neuron whose count never differs, or that is silent as it should be: there is nothing to converge. */
export function measureConvergence(subject: ConvergenceSubject, windows: readonly number[]): Convergence | null {
  const { population, neuron, model, dt, rateValue } = subject;
  const perStep = subject.perStep.subarray(Math.floor(burnIn * subject.perStep.length));
  if (perStep.length === 0 || (!model.random && !model.inTime && rateValue === null)) return null;
  const isSilent = (rateValue ?? 0) === 0 && perStep.every((count) => count === 0);
  if (isSilent) return null;
  const law = lawOf(model);
  const scale = model.inTime ? 1000 / dt : 1;
  const counts: Counts = { perStep, dt, law, scale, expectedCount: rateValue === null ? null : rateValue / scale };
  const measures = windows.flatMap((window) => {
    const measure = measureWindow(counts, Math.max(1, Math.round(window / dt)), risk / windows.length);
    return measure ? [measure] : [];
  });
  const points = measures.map(({ point }) => point);
  return {
    ...{ population, neuron, law, unit: model.inTime ? 'spikes/s' : 'spikes/step', rateValue, points },
    mean: (scale * perStep.reduce((sum, each) => sum + each, 0)) / perStep.length,
    slope: slopeOf(points),
    leavesAt: measures.find(({ leaves }) => leaves)?.point.window ?? null,
  };
}

function lawOf({ inTime, parsed }: NeuronModel): CountLaw {
  if (inTime) return 'none';
  return parsed.output.kind === 'count' ? 'poisson' : 'bernoulli';
}

/** 1, 2, 5, 10 … ms, from ten steps at least 1 ms up to a thirtieth of the duration. */
export function defaultWindows(duration: number, dt: number): number[] {
  const least = Math.max(10 * dt, 1);
  const windows: number[] = [];
  for (let decade = 1; decade <= duration; decade *= 10) {
    for (const digit of [1, 2, 5]) windows.push(digit * decade);
  }
  return windows.filter((window) => window >= least && window <= duration / 30);
}

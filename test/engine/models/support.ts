import type { IntegrationMethod } from '../../../engine/equations/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation } from '../../../engine/simulation/simulation.ts';
import { networkOf } from '../support/networks.ts';

/** One neuron and the values that add up to its input current. */
export interface Experiment {
  readonly model: string;
  readonly dt: number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly initial?: Readonly<Record<string, number>>;
  /** Stimuli without ids; a number is a constant current. What one sends in a step acts in the next. */
  readonly input?: number | readonly Readonly<Record<string, unknown>>[];
  readonly method?: IntegrationMethod;
  /** Variables to record. */
  readonly traces?: readonly string[];
  /** Of the user's own, for `model` to name. */
  readonly models?: readonly Readonly<Record<string, unknown>>[];
}

export function simulationOf(experiment: Experiment): Simulation {
  const { model, dt, parameters = {}, initial = {}, input = [], traces = [], models = [], method } = experiment;
  const list = typeof input === 'number' ? [{ kind: 'constant', value: input }] : input;
  const stimuli = list.map((stimulus, k) => ({ ...stimulus, id: `input${k}` }));
  const network = networkOf({
    time: { dt },
    models,
    populations: [{ id: 'n', model, parameters, initial }],
    stimuli,
    connections: stimuli.map(({ id }) => ({ source: id, target: 'n', weight: 1 })),
    probes: [{ kind: 'spikes', target: 'n' }, ...traces.map((variable) => ({ kind: 'trace', target: 'n', variable }))],
  });
  return compile(network, method ? { method } : {});
}

/** Steps in which the neuron spiked, and the recorded traces. */
export function observe(
  experiment: Experiment,
  ms: number,
): { steps: readonly number[]; traces: (readonly number[])[] } {
  const simulation = simulationOf(experiment);
  simulation.step(Math.round(ms / experiment.dt));
  const run = simulation.finish();
  return { steps: run.spikes[0]!.steps, traces: run.traces.map(({ values }) => values) };
}

/** Times of spikes in ms. */
export function spikeTimes(experiment: Experiment, ms: number): number[] {
  return observe(experiment, ms).steps.map((step) => step * experiment.dt);
}

export function intervalsOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, k) => time - times[k]!);
}

/** Right side y' = f(y) written by hand. */
export type Field = (y: readonly number[]) => readonly number[];

/**
 * A second implementation to agree with: classical Runge–Kutta on a field written by hand, `fine` times finer than `dt`. Gives the
 * state at every multiple of dt, the initial one first; `jump` may change it after each fine step.
 */
export function integrate(
  field: Field,
  initial: readonly number[],
  { dt, count, fine, jump }: { dt: number; count: number; fine: number; jump?: (y: number[], t: number) => void },
): number[][] {
  const h = dt / fine;
  const ahead = (y: readonly number[], k: readonly number[], by: number): number[] => y.map((v, i) => v + by * k[i]!);
  let y = [...initial];
  const states = [y];
  for (let step = 0; step < count; step++) {
    for (let s = 0; s < fine; s++) {
      const a = field(y);
      const b = field(ahead(y, a, h / 2));
      const c = field(ahead(y, b, h / 2));
      const d = field(ahead(y, c, h));
      y = y.map((v, i) => v + (h / 6) * (a[i]! + 2 * (b[i]! + c[i]!) + d[i]!));
      jump?.(y, (step * fine + s + 1) * h);
    }
    states.push(y);
  }
  return states;
}

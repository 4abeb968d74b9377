import type { PopulationActivity } from '../../engine/analysis/activity.ts';
import type { Run } from '../../engine/runs/types.ts';
import { escapeControls } from './escape.ts';
import { countOf, formatColumns, shortNumber } from './format-table.ts';

/** A run, and what is said of it. */
export interface RunSummary {
  readonly record: Run;
  /** Steps asked for. */
  readonly planned: number;
  readonly populations: readonly PopulationActivity[];
  readonly wallSeconds: number;
  /** Where it was written. */
  readonly files: readonly string[];
}

/** Spikes, rates and speed of a run, for people. */
export function formatRun({ record, populations, wallSeconds, files }: RunSummary): string {
  const { network, steps, dt, seed } = record;
  const spikes = populations.reduce((sum, population) => sum + (population.spikes ?? 0), 0);
  const lines = [
    `${escapeControls(network.name)}: ${countOf(steps, 'step')} of ${dt} ms, seed ${seed}\n`,
    populations.length > 0 ? `\n${formatActivity(populations)}\n` : '',
    `${countOf(spikes, 'spike')} in ${shortNumber(steps * dt)} ms; ${speed(steps, dt, wallSeconds)}\n`,
    ...forgotten(record),
    ...files.map((file) => `written: ${file}\n`),
  ];
  return lines.join('');
}

function formatActivity(populations: readonly PopulationActivity[]): string {
  const heading = ['population', 'model', 'neurons', 'spikes', 'spikes/s a neuron', 'mean output a step'];
  const rows = populations.map(({ population, model, neurons, spikes, rate, meanOutput }) => [
    population,
    model,
    String(neurons),
    spikes === null ? '–' : String(spikes),
    rate === null ? '–' : shortNumber(rate),
    shortNumber(meanOutput),
  ]);
  return formatColumns([heading, ...rows], new Set([2, 3, 4, 5]));
}

function speed(steps: number, dt: number, wallSeconds: number): string {
  if (wallSeconds <= 0) return 'too fast to time';
  const perSecond = steps / wallSeconds;
  const stepsPerSecond = perSecond < 10 ? shortNumber(perSecond) : Math.round(perSecond).toLocaleString('en');
  const realTime = shortNumber((steps * dt) / 1000 / wallSeconds);
  return `${stepsPerSecond} steps/s, ${realTime} times real time`;
}

/** A probe whose memory was full says so: what is written begins later than the run. */
function forgotten({ spikes, traces }: Run): string[] {
  return [...spikes, ...traces]
    .filter(({ completeFrom }) => completeFrom > 0)
    .map(({ probe, completeFrom }) => `probe ${probe} kept only the steps from ${completeFrom} on\n`);
}

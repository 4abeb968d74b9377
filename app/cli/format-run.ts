import type { EnergyEstimate } from '../../engine/analysis/energy.ts';
import { escapeControls } from './escape.ts';
import { formatEvent } from './format-event.ts';
import { countOf } from '../../engine/network/count.ts';
import { formatColumns, shortNumber, shortQuantity } from './format-table.ts';
import { formatTables } from './format-tables.ts';
import type { PopulationSummary, RunSummary, StimulusSummary } from './run-summary.ts';

/** Spikes, rates, integrators, events, energy and speed of a run, for people. */
export function formatRun({ record, populations, stimuli, wallSeconds, files, ...more }: RunSummary): string {
  const { network, steps, dt, seed, engine } = record;
  const spikes = populations.reduce((sum, population) => sum + (population.spikes ?? 0), 0);
  const kernels = `${engine.backend} ${engine.precision}`;
  const lines = [
    `${escapeControls(network.name)}: ${countOf(steps, 'step')} of ${dt} ms, seed ${seed}, ${kernels}\n`,
    populations.length > 0 ? `\n${formatActivity(populations)}\n` : '',
    stimuli.length > 0 ? `${populations.length > 0 ? '' : '\n'}${formatStimuli(stimuli)}\n` : '',
    formatIntegrators(more.integrators),
    formatTables(more.integrators),
    ...more.events.map((event) => `at ${event.at} ms (step ${event.step}): ${formatEvent(event)}\n`),
    more.operations.spikeOperations + more.operations.valueOperations + spikes > 0 ? formatEnergy(more) : '',
    `${countOf(spikes, 'spike')}${stimuli.length > 0 ? ' of neurons' : ''} in ${shortNumber(steps * dt)} ms; ${speed(steps, dt, wallSeconds)}\n`,
    ...more.forgotten.map(({ probe, completeFrom }) => `probe ${probe} kept only the steps from ${completeFrom} on\n`),
    ...files.map((file) => `written: ${file}\n`),
  ];
  return lines.join('');
}

/** A column that would be empty, or say twice the same, is left out. */
function formatActivity(populations: readonly PopulationSummary[]): string {
  const columns: readonly [heading: string, cell: (population: PopulationSummary) => string | null][] = [
    ['population', ({ population }) => population],
    ['model', ({ model }) => model],
    ['neurons', ({ neurons }) => String(neurons)],
    ['spikes', ({ spikes }) => (spikes === null ? null : String(spikes))],
    ['spikes/s a neuron', ({ rate }) => (rate === null ? null : shortNumber(rate))],
    ['CV of intervals', ({ cv }) => (cv === null ? null : shortNumber(cv))],
    ['mean output a step', ({ spikes, meanOutput }) => (spikes === null ? shortNumber(meanOutput) : null)],
  ];
  const shown = columns.filter(([, cell]) => populations.some((population) => cell(population) !== null));
  const rows = populations.map((population) => shown.map(([, cell]) => cell(population) ?? '–'));
  const numbers = shown.flatMap(([heading], index) => (/population|model/.test(heading) ? [] : [index]));
  return formatColumns([shown.map(([heading]) => heading), ...rows], new Set(numbers));
}

function formatStimuli(stimuli: readonly StimulusSummary[]): string {
  const rows = stimuli.map(({ stimulus, sources, spikes, rate }) => [
    ...[stimulus, String(sources), String(spikes), shortNumber(rate)],
  ]);
  return formatColumns([['stimulus', 'sources', 'spikes', 'spikes/s a source'], ...rows], new Set([1, 2, 3]));
}

function formatIntegrators(integrators: RunSummary['integrators']): string {
  return integrators
    .filter(({ method }) => method !== 'step-based')
    .map(({ model, populations, method }) => `integrator: ${method} for ${model} (${populations.join(', ')})\n`)
    .join('');
}

function formatEnergy({ operations, energy }: Pick<RunSummary, 'operations' | 'energy'>): string {
  const { spikeOperations, valueOperations } = operations;
  const counted = [
    ...(spikeOperations > 0 || valueOperations === 0 ? [`${countOf(spikeOperations, 'spike')} at synapses`] : []),
    ...(valueOperations > 0 ? [`${countOf(valueOperations, 'value')} at synapses`] : []),
  ];
  const rows = energy.map(({ label, joules, watts, source }: EnergyEstimate) => [
    `  ${label}`,
    shortQuantity(joules, 'J'),
    watts === null ? '–' : shortQuantity(watts, 'W'),
    [...source.matchAll(/[^,;]+\(\d{4}\)/g)].map(([name]) => name.trim()).join(', '),
  ]);
  const table = formatColumns([['  hardware', 'energy', 'power', 'figures of'], ...rows], new Set([1, 2]));
  return `energy that counted operations would take (${counted.join(', ')}):\n${table}\n`;
}

function speed(steps: number, dt: number, wallSeconds: number): string {
  if (wallSeconds <= 0) return 'too fast to time';
  const perSecond = steps / wallSeconds;
  const stepsPerSecond = perSecond < 10 ? shortNumber(perSecond) : Math.round(perSecond).toLocaleString('en');
  const realTime = shortNumber((steps * dt) / 1000 / wallSeconds);
  return `${stepsPerSecond} steps/s, ${realTime} times real time`;
}

import { estimateEnergy, type EnergyEstimate } from '../../engine/analysis/energy.ts';
import type { ActivityCounter, PopulationActivity } from '../../engine/analysis/activity.ts';
import { regularity } from '../../engine/analysis/interspike.ts';
import { countOperations, type OperationCounts } from '../../engine/analysis/operations.ts';
import type { IntegrationMethod } from '../../engine/equations/types.ts';
import type { NetworkEvent } from '../../engine/network/types-events.ts';
import { isSpikeTrain } from '../../engine/network/sources.ts';
import type { Run } from '../../engine/runs/types.ts';
import { rangeOf } from '../../engine/simulation/sources.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import type { Batch } from '../../engine/simulation/batch.ts';
import type { TableReport } from '../../engine/simulation/tables.ts';
import { stepAt } from '../../engine/stimuli/waveforms.ts';

/** A run, and what is said of it. */
export interface RunSummary {
  readonly record: Run;
  /** Steps asked for. */
  readonly planned: number;
  readonly populations: readonly PopulationSummary[];
  readonly stimuli: readonly StimulusSummary[];
  readonly integrators: readonly Integrator[];
  /** What happened to the network, at its step. */
  readonly events: readonly (NetworkEvent & { readonly step: number })[];
  readonly operations: OperationCounts;
  readonly energy: readonly EnergyEstimate[];
  /** Probes whose memory was full, and the step from which on they kept everything. */
  readonly forgotten: readonly { readonly probe: string; readonly completeFrom: number }[];
  readonly compileSeconds: number;
  readonly wallSeconds: number;
  /** Where it was written. */
  readonly files: readonly string[];
}

export interface PopulationSummary extends PopulationActivity {
  /** Mean coefficient of variation of interspike intervals; null where no spikes were recorded, or too few. */
  readonly cv: number | null;
}

/** A stimulus that sends spikes. */
export interface StimulusSummary {
  readonly stimulus: string;
  readonly sources: number;
  readonly spikes: number;
  /** Mean rate of a source in spikes/s. */
  readonly rate: number;
}

/** How the neurons of one model under one kind of drive are advanced. */
export interface Integrator {
  readonly model: string;
  readonly populations: readonly string[];
  readonly method: IntegrationMethod | 'step-based';
  /** What is read from tables, and how far that is from the functions; null where none were asked for. */
  readonly tables: readonly TableReport[] | null;
}

type Measured = Pick<RunSummary, 'planned' | 'compileSeconds' | 'wallSeconds' | 'files'>;

export function summarize(simulation: Simulation, record: Run, counter: ActivityCounter, rest: Measured): RunSummary {
  const operations = countOperations(simulation, counter);
  const { events, time } = record.network;
  const dated = events.map((event) => ({ ...event, step: stepAt(event.at, time.dt) }));
  const records = [...record.spikes, ...record.traces, ...record.weights, ...record.rates];
  return {
    record,
    populations: counter.activity().map((activity) => ({ ...activity, cv: cvOf(activity, record) })),
    stimuli: stimuliOf(simulation, record, counter),
    integrators: integratorsOf(simulation),
    events: dated.filter(({ step }) => step < record.steps),
    operations,
    energy: estimateEnergy(operations),
    forgotten: records.flatMap(({ probe, completeFrom }) => (completeFrom > 0 ? [{ probe, completeFrom }] : [])),
    ...rest,
  };
}

function cvOf({ population, neurons, spikes }: PopulationActivity, { spikes: records }: Run): number | null {
  const record = records.find(({ target }) => target === population);
  return record && spikes !== null ? regularity(record, neurons).cv : null;
}

function stimuliOf(
  { compiled }: Simulation,
  { network, steps, dt }: Run,
  { totals }: ActivityCounter,
): StimulusSummary[] {
  return network.stimuli.filter(isSpikeTrain).map(({ id }) => {
    const { first, size } = rangeOf(compiled.ranges, id);
    const spikes = totals.subarray(first, first + size).reduce((sum, each) => sum + each, 0);
    return { stimulus: id, sources: size, spikes, rate: steps === 0 ? 0 : (1000 * spikes) / (size * steps * dt) };
  });
}

function integratorsOf({ compiled, tables }: Simulation): Integrator[] {
  return compiled.batches.map((batch) => integratorOf(batch, tables));
}

function integratorOf(batch: Batch, tables: boolean): Integrator {
  const { model, plan } = batch;
  return {
    model: model.id,
    populations: plan.members.map(({ id }) => id),
    method: model.inTime ? plan.program.method : 'step-based',
    tables: tables ? batch.tables() : null,
  };
}

/** The summary for machines. */
export function summaryToJson({ record, ...summary }: RunSummary): string {
  const { steps, seed, dt, engine } = record;
  const { planned, populations, stimuli, integrators, events, operations, energy, forgotten, files } = summary;
  const { compileSeconds, wallSeconds } = summary;
  const spikes = populations.reduce((sum, population) => sum + (population.spikes ?? 0), 0);
  const stepsPerSecond = wallSeconds > 0 ? steps / wallSeconds : null;
  const realTimeFactor = wallSeconds > 0 ? (steps * dt) / 1000 / wallSeconds : null;
  const result = {
    ...{
      steps,
      planned,
      seed,
      dt,
      engine,
      spikes,
      populations,
      stimuli,
      integrators,
      events,
      operations,
      energy,
      forgotten,
    },
    ...{ compileSeconds, wallSeconds, stepsPerSecond, realTimeFactor, files },
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

import { createActivityCounter, type ActivityCounter } from '../analysis/activity.ts';
import { recordable } from '../models/recordable.ts';
import { readableVariables, variableReader } from '../probes/variables.ts';
import { emitsSpikes } from '../probes/recorder.ts';
import { batchOf } from '../simulation/compiled.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { rangeOf } from '../simulation/sources.ts';
import { stepOf, type HeldValues } from './held-values.ts';
import { createLateTotals, type LateTotals } from './late-totals.ts';
import { createSpikeLog, type SpikeLog } from './spike-log.ts';
import type { ComparedTrace, NeuronAt } from './types.ts';

/** What is seen of one simulation, step by step. */
export interface Observer {
  /** Looks at the step just done. */
  observe(): void;
  readonly counter: ActivityCounter;
  readonly log: SpikeLog;
  /** First step with an output of each source; −1 where there was none. */
  readonly first: Int32Array;
  /** Outputs in the second half of what was done. */
  readonly late: LateTotals;
  traces(): ComparedTrace[];
}

export interface ObserveOptions {
  readonly watched: readonly NeuronAt[];
  /** ms, rising. */
  readonly times: Float64Array;
  readonly smoothing: number;
  readonly maxSpikes: number;
  readonly held: HeldValues;
}

export function createObserver(simulation: Simulation, options: ObserveOptions): Observer {
  const { compiled } = simulation;
  const { outputs, active, sourceCount, network } = compiled;
  const { times } = options;
  const { dt } = network.time;
  const counter = createActivityCounter(simulation);
  const log = createSpikeLog(options.maxSpikes);
  const isSpiking = spikingSources(simulation);
  const first = new Int32Array(sourceCount).fill(-1);
  const late = createLateTotals(sourceCount);
  const watchers = options.watched.map((each) => createWatcher(simulation, each, times.length));
  const decay = Math.exp(-dt / options.smoothing);
  const activity = new Float64Array(watchers.length);
  const gains = options.watched.map(({ population }) => (1000 * (1 - decay)) / stepOf(population, dt, options.held));
  let sample = 0;
  let step = 0;
  return {
    counter,
    log,
    first,
    late,
    observe() {
      counter.count();
      for (let k = 0; k < simulation.activeCount; k++) {
        const source = active[k]!;
        const output = outputs[source]!;
        if (output === 0) continue;
        if (first[source]! < 0) first[source] = step;
        late.add(source, output);
        if (isSpiking[source] === 1) log.add(step, source, output);
      }
      for (let k = 0; k < watchers.length; k++) {
        activity[k] = decay * activity[k]! + gains[k]! * outputs[watchers[k]!.source]!;
      }
      // A moment is in the step that begins with it or before; rounding must not miss it.
      for (; sample < times.length && times[sample]! < (step + 1) * dt - 1e-9; sample++) {
        watchers.forEach((each, k) => each.sample(sample, activity[k]!));
      }
      step++;
      late.endStep();
    },
    traces: () => watchers.map(({ trace }) => trace),
  };
}

function spikingSources({ compiled }: Simulation): Uint8Array {
  const isSpiking = new Uint8Array(compiled.sourceCount);
  for (const [id, { first, size }] of compiled.ranges) {
    if (emitsSpikes(compiled, id)) isSpiking.fill(1, first, first + size);
  }
  return isSpiking;
}

function createWatcher(
  { compiled }: Simulation,
  { population, neuron }: NeuronAt,
  points: number,
): { readonly source: number; readonly trace: ComparedTrace; sample(at: number, activity: number): void } {
  const source = rangeOf(compiled.ranges, population).first + neuron;
  const { batch, model } = batchOf(compiled, source);
  const readable = readableVariables(batch);
  const variable =
    ['z', model.jump?.variable].find((name) => name !== undefined && readable.includes(name)) ?? readable[0] ?? 'y';
  const read = variableReader(compiled, source, variable);
  const unit = recordable(model).find(({ symbol }) => symbol === variable)?.unit ?? '1';
  // What is not reached stays NaN, which no plot draws.
  const trace = {
    ...{ population, neuron, variable, unit },
    values: new Float64Array(points).fill(Number.NaN),
    activity: new Float64Array(points).fill(Number.NaN),
  };
  return {
    source,
    trace,
    sample(at, activity) {
      trace.values[at] = read();
      trace.activity[at] = activity;
    },
  };
}

import type { Network } from '../network/types.ts';
import { createRecorders, type Recorder } from '../probes/recorder.ts';
import type { Intervention, Run } from '../runs/types.ts';
import { driveStimulus, initialLevel } from '../stimuli/drive.ts';
import { buildRun } from '../runs/build.ts';
import { batchOf, layOut, type Compiled } from './arrays.ts';
import { intervene } from './intervene.ts';
import { ringRow } from './delay-ring.ts';
import { createRandom, type RandomSource } from './random.ts';
import { copyState, pasteState, type Snapshot } from './snapshot.ts';
import type { SimulationState } from './state.ts';

export interface SimulationOptions {
  /** Trials of one seed draw independent random numbers; 0 is the run itself. */
  readonly trial?: number;
  /** Rows kept a probe, see `maxRowsPerProbe`. */
  readonly maxRows?: number;
}

/** A value that is no number stopped the run. */
export class NonFiniteError extends Error {
  override readonly name = 'NonFiniteError';
}

/**
 * A network in time. Each step passes through fixed slots:
 * stimuli → integrate → threshold → record → deliver (through the delay ring) → reset.
 */
export class Simulation implements SimulationState {
  readonly compiled: Compiled;
  readonly recorders: readonly Recorder[];
  readonly levels: Float64Array;
  readonly interventions: Intervention[] = [];
  readonly #clock: { step: number; random: RandomSource; readonly dt: number };

  constructor(network: Network, { trial = 0, maxRows }: SimulationOptions = {}) {
    this.compiled = layOut(network);
    this.recorders = createRecorders(this.compiled, maxRows);
    this.levels = Float64Array.from(network.stimuli, initialLevel);
    this.#clock = { step: 0, dt: network.time.dt, random: createRandom(network.seed, trial) };
  }

  get stepCount(): number {
    return this.#clock.step;
  }

  /** Advances by `count` steps. Throws a `NonFiniteError` that names neuron, variable and step. */
  step(count = 1): void {
    for (let k = 0; k < count; k++) {
      this.#driveStimuli();
      this.#update();
      for (const recorder of this.recorders) recorder.record(this.#clock.step);
      this.#deliver();
      this.#clock.step++;
    }
  }

  /** Changes a level, weight or parameter from the next step on; the run remembers it. */
  apply(change: DistributiveOmit<Intervention, 'step'>): void {
    const intervention = { ...change, step: this.stepCount } as Intervention;
    intervene(this.compiled, this.levels, intervention);
    this.interventions.push(intervention);
  }

  /** The complete state, independent of what follows. */
  snapshot(): Snapshot {
    return copyState(this);
  }

  /** Goes back (or on) to a snapshot of this simulation, bit for bit; recordings end there. Another `trial` redraws the future. */
  restore(snapshot: Snapshot, trial?: number): void {
    pasteState(this, snapshot);
    this.#clock.step = snapshot.step;
    if (trial !== undefined) this.#clock.random = createRandom(this.compiled.network.seed, trial);
  }

  /** The record of all steps so far; the simulation may go on. */
  finish(): Run {
    return buildRun(this);
  }

  #driveStimuli(): void {
    const { network, neuronCount, outputs, stimulusKeys } = this.compiled;
    const { stimuli } = network;
    for (let i = 0; i < stimuli.length; i++) {
      outputs[neuronCount + i] = driveStimulus(stimuli[i]!, this.levels[i]!, stimulusKeys[i]!, this.#clock);
    }
  }

  #update(): void {
    const { ring, inputs, batches } = this.compiled;
    const row = ringRow(ring, this.#clock.step);
    inputs.set(ring.slots.subarray(row, row + ring.width));
    ring.slots.fill(0, row, row + ring.width);
    for (const { model, batch } of batches) {
      model.update(batch, this.#clock);
      for (const { symbol } of model.variables) requireFinite(batch.variables[symbol]!, symbol, this);
    }
  }

  #deliver(): void {
    const { outputs, synapses, ring } = this.compiled;
    const { rowStart, target, weight, delay } = synapses;
    const { slots, width, length } = ring;
    const step = this.#clock.step;
    for (let source = 0; source < outputs.length; source++) {
      const output = outputs[source]!;
      if (output === 0) continue;
      const end = rowStart[source + 1]!;
      for (let k = rowStart[source]!; k < end; k++) {
        const at = ((step + delay[k]!) % length) * width + target[k]!;
        slots[at] = slots[at]! + weight[k]! * output;
      }
    }
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function requireFinite(values: Float64Array, symbol: string, simulation: Simulation): void {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * 0;
  if (sum === 0) return;
  const index = values.findIndex((value) => !Number.isFinite(value));
  throw new NonFiniteError(
    `${symbol} of ${neuronName(simulation.compiled, values, index)} became ${values[index]} at step ${simulation.stepCount}; ` +
      'lower the weights that feed it',
  );
}

/** `id`, or `id[3]` in a population. */
function neuronName(compiled: Compiled, values: Float64Array, index: number): string {
  for (const { id, size } of compiled.network.populations) {
    const { first } = compiled.ranges.get(id)!;
    const { batch, index: start } = batchOf(compiled, first);
    const holds = Object.values(batch.variables).includes(values);
    if (holds && index >= start && index < start + size) return size > 1 ? `${id}[${index - start}]` : id;
  }
  throw new Error(`Found neuron ${index} in no population`);
}

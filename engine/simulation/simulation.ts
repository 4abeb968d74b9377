import type { Network } from '../network/types.ts';
import { createRecorders, type Recorder } from '../probes/recorder.ts';
import type { Intervention, Run } from '../runs/types.ts';
import { driveStimulus, initialLevel } from '../stimuli/drive.ts';
import { buildRun } from '../runs/build.ts';
import { layOut, neuronName, type Compiled, type LaidOutBatch } from './arrays.ts';
import type { DistributiveOmit } from './check-intervention.ts';
import { intervene } from './intervene.ts';
import { ringRow } from './delay-ring.ts';
import { redrawnTrial, type Past } from './past.ts';
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
 * A network in time. Each step passes through fixed slots: stimuli → update (the models' own integration, threshold
 * and reset) → record → deliver (through the delay ring).
 */
export class Simulation implements SimulationState {
  readonly compiled: Compiled;
  readonly recorders: readonly Recorder[];
  readonly levels: Float64Array;
  readonly interventions: Intervention[] = [];
  #past: Past;
  readonly #clock: { step: number; random: RandomSource; readonly dt: number };

  constructor(network: Network, { trial = 0, maxRows }: SimulationOptions = {}) {
    this.compiled = layOut(network);
    this.recorders = createRecorders(this.compiled, maxRows);
    this.levels = Float64Array.from(network.stimuli, initialLevel);
    this.#past = { parent: null, from: 0, trial };
    this.#clock = { step: 0, dt: network.time.dt, random: createRandom(network.seed, trial) };
  }

  get stepCount(): number {
    return this.#clock.step;
  }

  get past(): Past {
    return this.#past;
  }

  /** Advances by `count` steps. Throws a `NonFiniteError` that names neuron, variable and step. */
  step(count = 1): void {
    if (!(Number.isInteger(count) && count >= 0)) {
      throw new Error(`Found ${count} steps, expected a whole number of at least 0`);
    }
    for (let k = 0; k < count; k++) {
      this.#driveStimuli();
      this.#update();
      for (const recorder of this.recorders) recorder.record(this.#clock.step);
      this.#deliver();
      this.#clock.step++;
    }
  }

  /** Changes a level, weight or parameter from the next step on; the run remembers it. Throws on what `checkIntervention` refuses. */
  apply(change: DistributiveOmit<Intervention, 'step'>): void {
    const intervention = { ...change, step: this.stepCount } as Intervention;
    intervene(this.compiled, this.levels, intervention);
    this.interventions.push(intervention);
  }

  /** The complete state, independent of what follows. */
  snapshot(): Snapshot {
    return copyState(this);
  }

  /**
   * Goes back (or on) to a snapshot of this simulation, bit for bit. Recordings end there; those of a future that was
   * given up are lost. Another `trial` than the snapshot's redraws the future.
   */
  restore(snapshot: Snapshot, trial = snapshot.past.trial): void {
    pasteState(this, snapshot);
    this.#past = { parent: snapshot.past, from: snapshot.step, trial };
    this.#clock.step = snapshot.step;
    this.#clock.random = createRandom(this.compiled.network.seed, trial);
  }

  /** The record of all steps so far; the simulation may go on. Throws on a redrawn trial, which no run can reproduce. */
  finish(): Run {
    const trial = redrawnTrial(this.#past);
    if (trial !== 0) throw new Error(`Found trial ${trial}, expected trial 0, the only one that a run reproduces`);
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
    const { slots, width } = ring;
    for (let i = 0; i < width; i++) inputs[i] = slots[row + i]!;
    for (let k = 0; k < batches.length; k++) {
      const laidOut = batches[k]!;
      laidOut.model.update(laidOut.batch, this.#clock);
      requireFinite(laidOut, this);
    }
    // Only now, so that a step that failed fails again when it is asked for again.
    for (let i = 0; i < width; i++) slots[row + i] = 0;
  }

  #deliver(): void {
    const { outputs, neuronCount, stimulusOrder, synapses, ring } = this.compiled;
    const { rowStart, reach, weight } = synapses;
    const { slots } = ring;
    const size = slots.length;
    const now = ringRow(ring, this.#clock.step);
    for (let i = 0; i < outputs.length; i++) {
      const source = i < neuronCount ? i : stimulusOrder[i - neuronCount]!;
      const output = outputs[source]!;
      if (output === 0) continue;
      const end = rowStart[source + 1]!;
      for (let k = rowStart[source]!; k < end; k++) {
        const ahead = now + reach[k]!;
        const at = ahead < size ? ahead : ahead - size;
        slots[at] = slots[at]! + weight[k]! * output;
      }
    }
  }
}

function requireFinite({ first, watched }: LaidOutBatch, { compiled, stepCount }: Simulation): void {
  for (let k = 0; k < watched.length; k++) {
    const { symbol, values } = watched[k]!;
    if (allFinite(values)) continue;
    const index = values.findIndex((value) => !Number.isFinite(value));
    throw new NonFiniteError(
      `${symbol} of ${neuronName(compiled, first + index)} became ${values[index]} at step ${stepCount}; ` +
        'lower the weights that feed it',
    );
  }
}

/** Without a branch a value: only infinities and NaN times 0 are not 0. */
function allFinite(values: Float64Array): boolean {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * 0;
  return sum === 0;
}

import type { Precision } from '../codegen/memory.ts';
import type { StartHelper } from '../codegen/parallel/order.ts';
import type { IntegrationMethod } from '../equations/types.ts';
import type { Network } from '../network/types.ts';
import { createRecorders, type Recorder } from '../probes/recorder.ts';
import { buildRun } from '../runs/build.ts';
import type { Intervention, Run } from '../runs/types.ts';
import { initialLevel } from '../stimuli/drive.ts';
import { availableBackend, layOut, type Backend } from './arrays.ts';
import type { DistributiveOmit } from './check-intervention.ts';
import type { Clock } from './clock.ts';
import type { Compiled } from './compiled.ts';
import { scheduleEvents, type Schedule } from './events.ts';
import { NonFiniteError, requireFinite } from './finite.ts';
import { intervene } from './intervene.ts';
import { redrawnTrial, type Past } from './past.ts';
import { createRandom } from './random.ts';
import { normaliseSoftmax } from './softmax.ts';
import { copyState, pasteState, type Snapshot } from './snapshot.ts';

export interface SimulationOptions {
  /** Trials of one seed draw independent random numbers; 0 is the run itself. */
  readonly trial?: number;
  /** Rows kept a probe, see `maxRowsPerProbe`. */
  readonly maxRows?: number;
  /** `wasm` (default where the host has 128-bit SIMD) or the plain reference, `js`. */
  readonly backend?: Backend;
  /** Of state, weights and signals; f32 is faster, and only `wasm` has it. */
  readonly precision?: Precision;
  /** Instead of what the models ask for or the equations suggest. */
  readonly method?: IntegrationMethod;
  /**
   * Starts a second thread, for `wasm`: models without random numbers of 20,000 neurons and more are then computed by both,
   * with the same results. Needs SharedArrayBuffer. Call `close` when done.
   */
  readonly startHelper?: StartHelper;
}

/**
 * A network in time. Each step passes through fixed slots: stimuli, integrate, threshold → record → deliver (through the
 * delay rings) → reset.
 */
export class Simulation {
  readonly compiled: Compiled;
  readonly recorders: readonly Recorder[];
  /** Present level of each stimulus, in the network's order. */
  readonly levels: Float64Array;
  readonly interventions: Intervention[] = [];
  readonly backend: Backend;
  readonly precision: Precision;
  /** Sources listed as active in the last step. */
  activeCount = 0;
  #past: Past;
  readonly #clock: Clock;
  readonly #schedule: Schedule;
  readonly #checked: readonly Recorder[];
  /** Why the present step cannot be done; it fails again when it is asked for again. */
  #failure: NonFiniteError | null = null;

  constructor(
    network: Network,
    { trial = 0, maxRows, backend = 'wasm', precision = 'f64', method, startHelper }: SimulationOptions = {},
  ) {
    this.backend = availableBackend(backend);
    this.precision = precision;
    if (precision === 'f32' && this.backend === 'js')
      throw new Error('Found f32 on the reference backend, expected f64 there, or wasm');
    this.#clock = { step: 0, dt: network.time.dt, random: createRandom(network.seed, trial), trial };
    this.compiled = layOut(network, this.#clock, { backend: this.backend, precision, method, startHelper });
    this.recorders = createRecorders(this.compiled, maxRows);
    this.#checked = this.recorders.filter(({ check }) => check);
    this.levels = Float64Array.from(network.stimuli, initialLevel);
    this.#schedule = scheduleEvents(network);
    this.#past = { parent: null, from: 0, trial };
  }

  /** Steps done so far; the next step has this number. */
  get stepCount(): number {
    return this.#clock.step;
  }

  /** How it came to this step. */
  get past(): Past {
    return this.#past;
  }

  /** Advances by `count` steps. Throws a `NonFiniteError` that names neuron, variable and step. */
  step(count = 1): void {
    if (!(Number.isInteger(count) && count >= 0)) {
      throw new Error(`Found ${count} steps, expected a whole number of at least 0`);
    }
    for (let k = 0; k < count; k++) {
      if (this.#failure) throw this.#failure;
      const { step } = this.#clock;
      if (step >= this.#schedule.next) this.#schedule.carryOut(this.compiled, step);
      this.#clearOutputs();
      this.#update(step);
      this.#driveStimuli();
      this.#record(step);
      this.#deliver(step);
      this.#reset(step);
      this.#clock.step++;
    }
  }

  /** Changes the simulation from the next step on; the run remembers it. Throws on what `checkIntervention` refuses. */
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
    this.#failure = null;
    this.#past = { parent: snapshot.past, from: snapshot.step, trial };
    this.#clock.step = snapshot.step;
    this.#clock.random = createRandom(this.compiled.network.seed, trial);
    this.#clock.trial = trial;
    this.#schedule.seek(snapshot.step);
  }

  /** Lets go of the helper, if there is one. A further step would call a new one. */
  close(): void {
    this.compiled.crew?.leave();
  }

  /** The record of all steps so far; the simulation may go on. Throws on a redrawn trial, which no run can reproduce. */
  finish(): Run {
    const trial = redrawnTrial(this.#past);
    if (trial !== 0) throw new Error(`Found trial ${trial}, expected trial 0, the only one that a run reproduces`);
    return buildRun(this);
  }

  #clearOutputs(): void {
    const { outputs, active } = this.compiled;
    for (let k = 0; k < this.activeCount; k++) outputs[active[k]!] = 0;
    this.activeCount = 0;
  }

  #update(step: number): void {
    const { batches, outputs, active, silenced, check } = this.compiled;
    let count = 0;
    for (let b = 0; b < batches.length; b++) {
      const batch = batches[b]!;
      batch.from = count;
      count = batch.kernel.update(step, count);
      batch.to = count;
      // A sum that overflowed is no fault yet: `requireFinite` looks at each value.
      const odd = check[0]! + check[1]!;
      if (odd - odd !== 0) this.#guard(() => requireFinite(this.compiled, batch, step));
      if (batch.model.parsed.softmax) count = batch.to = normaliseSoftmax(this.compiled, batch);
      if (batch.plan.program.output.kind === 'threshold') {
        for (let k = batch.from; k < count; k++) outputs[active[k]!] = 1 - silenced[active[k]!]!;
      } else if (this.compiled.damage.lesioned) {
        for (let k = batch.from; k < count; k++) if (silenced[active[k]!] !== 0) outputs[active[k]!] = 0;
      }
    }
    this.activeCount = count;
  }

  /** All or nothing: a step that one probe cannot record is in no record. */
  #record(step: number): void {
    this.#guard(() => this.#checked.forEach((recorder) => recorder.check!(step)));
    for (const recorder of this.recorders) recorder.record(step, this.activeCount);
  }

  #guard(required: () => void): void {
    try {
      required();
    } catch (error) {
      if (error instanceof NonFiniteError) this.#failure = error;
      throw error;
    }
  }

  #driveStimuli(): void {
    const { stimuli } = this.compiled;
    for (let i = 0; i < stimuli.length; i++) {
      const stimulus = stimuli[i]!;
      this.activeCount = stimulus.drive(this.#clock, this.levels[stimulus.index]!, this.activeCount);
    }
  }

  #deliver(step: number): void {
    const { active: list, outputs, deliverers } = this.compiled;
    const sent = { list, count: this.activeCount, outputs };
    for (let g = 0; g < deliverers.length; g++) deliverers[g]!.deliver(step, sent);
  }

  #reset(step: number): void {
    const { batches } = this.compiled;
    for (let b = 0; b < batches.length; b++) {
      const { kernel, from, to } = batches[b]!;
      if (from < to) kernel.reset(step, from, to);
    }
  }
}

export { NonFiniteError };

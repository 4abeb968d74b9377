import type { Precision } from '../codegen/memory.ts';
import type { StartHelper } from '../codegen/parallel/order.ts';
import type { IntegrationMethod } from '../equations/types.ts';
import { flattenNetwork } from '../network/flatten.ts';
import type { Network } from '../network/types.ts';
import { changeRecorders } from '../probes/change-probes.ts';
import { createRecorder, recordingProbes, type Recorder } from '../probes/recorder.ts';
import { createRecordingMemory, type RecordingMemory } from '../probes/recording-memory.ts';
import { buildRun } from '../runs/build.ts';
import type { Intervention, Run } from '../runs/types.ts';
import { initialLevel } from '../stimuli/drive.ts';
import { createAdvance, type Advance } from './advance.ts';
import { availableBackend, layOut, type Backend } from './arrays.ts';
import { checkOptions, checkTrial } from './check-options.ts';
import type { DistributiveOmit } from './check-intervention.ts';
import type { Clock } from './clock.ts';
import type { Compiled } from './compiled.ts';
import { scheduleEvents, type Schedule } from './events.ts';
import { NonFiniteError } from './finite.ts';
import { intervene } from './intervene.ts';
import { beginningOf, redrawnTrial, type Past } from './past.ts';
import { createRandom } from './random.ts';
import { copyState, pasteState, type Snapshot } from './snapshot.ts';

export interface SimulationOptions {
  /** Trials of one seed draw independent random numbers; 0 is the run itself. */
  readonly trial?: number;
  /** Rows kept by each probe, instead of at most `maxRowsPerProbe` each and `maxRecordedNumbers` in all. */
  readonly maxRows?: number;
  /** `wasm` (default where the host has 128-bit SIMD) or the plain reference, `js`. */
  readonly backend?: Backend;
  /** Of state, weights and signals; f32 is faster, and only `wasm` has it. */
  readonly precision?: Precision;
  /** Instead of what the models ask for or the equations suggest. */
  readonly method?: IntegrationMethod;
  /** Whether costly functions of the membrane potential are read from tables; `tableReports` tells their error. */
  readonly tables?: boolean;
  /**
   * Starts a second thread, for `wasm`: models without random numbers of 20,000 neurons and more are then computed by both,
   * with the same results. Needs SharedArrayBuffer. Call `close` when done.
   */
  readonly startHelper?: StartHelper;
}

/**
 * A network in time. Each step passes through fixed slots: events → neurons (integrate, threshold) → stimuli → record →
 * deliver (through the delay rings) → reset.
 */
export class Simulation {
  readonly compiled: Compiled;
  /** Present level of each stimulus, in the network's order. */
  readonly levels: Float64Array;
  readonly interventions: Intervention[] = [];
  readonly backend: Backend;
  readonly precision: Precision;
  /** The integrator asked for; null where the models and their equations decide. */
  readonly method: IntegrationMethod | null;
  /** Whether tables were asked for. */
  readonly tables: boolean;
  /** Sources listed as active in the last step. */
  activeCount = 0;
  #network: Network;
  #recorders: readonly Recorder[];
  #past: Past;
  readonly #recording: RecordingMemory;
  readonly #clock: Clock;
  readonly #schedule: Schedule;
  #advance: Advance;
  /** Why the present step cannot be done; it fails again when it is asked for again. */
  #failure: NonFiniteError | null = null;

  constructor(network: Network, options: SimulationOptions = {}) {
    checkOptions(options);
    const { trial = 0, maxRows, backend = 'wasm', precision = 'f64', method, tables = false, startHelper } = options;
    this.backend = availableBackend(backend);
    this.precision = precision;
    this.method = method ?? null;
    this.tables = tables;
    if (precision === 'f32' && this.backend === 'js')
      throw new Error('Found f32 on the reference backend, expected f64 there, or wasm');
    this.#clock = { step: 0, dt: network.time.dt, random: createRandom(network.seed, trial), trial };
    const flat = flattenNetwork(network);
    this.#network = network;
    this.compiled = layOut(flat, this.#clock, { backend: this.backend, precision, method, tables, startHelper });
    const probes = recordingProbes(flat);
    this.#recording = createRecordingMemory(probes.length, maxRows);
    this.#recorders = probes.map((probe) => createRecorder(this.compiled, probe, this.#recording));
    this.levels = Float64Array.from(flat.stimuli, initialLevel);
    this.#schedule = scheduleEvents(flat);
    this.#advance = createAdvance(this.compiled, this.levels, this.#recorders);
    this.#past = { parent: null, from: 0, trial };
  }

  /** As it was given, with the probes that it has now; `compiled.network` is what it was compiled from, without chips. */
  get network(): Network {
    return this.#network;
  }

  get recorders(): readonly Recorder[] {
    return this.#recorders;
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
    if (this.#failure && count > 0) throw this.#failure;
    const clock = this.#clock;
    const end = clock.step + count;
    try {
      while (clock.step < end) {
        if (clock.step >= this.#schedule.next) this.#schedule.carryOut(this.compiled, clock.step);
        const { next } = this.#schedule;
        this.activeCount = this.#advance(clock, this.activeCount, next < end ? next : end);
      }
    } catch (error) {
      this.activeCount = 0;
      if (error instanceof NonFiniteError) this.#failure = error;
      throw error;
    }
  }

  /** Changes the simulation from the next step on; the run remembers it. Throws on what `checkIntervention` refuses. */
  apply(change: DistributiveOmit<Intervention, 'step'>): void {
    const intervention = { ...change, step: this.stepCount } as Intervention;
    intervene(this.compiled, this.levels, intervention, this.interventions.length);
    this.interventions.push(intervention);
  }

  /**
   * Records other probes of the network from the next step on; those that stay keep what they have. False, and nothing
   * changes, where one of them cannot begin on the way: the network must be compiled anew.
   */
  record(probes: Network['probes']): boolean {
    const network = { ...this.#network, probes };
    const compiled = { ...this.compiled, network: flattenNetwork(network) };
    const recorders = changeRecorders(compiled, this.#recorders, this.#recording, this.stepCount);
    if (!recorders) return false;
    this.#network = network;
    this.#recorders = recorders;
    this.#advance = createAdvance(this.compiled, this.levels, recorders);
    return true;
  }

  /** The complete state, independent of what follows. */
  snapshot(): Snapshot {
    return copyState(this);
  }

  /**
   * Goes back (or on) to a snapshot of this simulation, bit for bit. Recordings end there; those of a future that was
   * given up are lost. Another `trial` than the snapshot's redraws the future. Throws on a snapshot of another simulation.
   */
  restore(snapshot: Snapshot, trial = snapshot.past.trial): void {
    if (beginningOf(snapshot.past) !== beginningOf(this.#past)) {
      throw new Error('Found a snapshot of another simulation, expected one of this');
    }
    checkTrial(trial);
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
}

export { NonFiniteError };

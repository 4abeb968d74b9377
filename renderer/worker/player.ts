import type { Network } from '../../engine/network/types.ts';
import { compile } from '../../engine/simulation/compile.ts';
import { synapseTotal } from '../../engine/simulation/compiled.ts';
import { engineId, noNames, renamedOnce, type InputNames, type Renamed } from '../network/input-names.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import type { Snapshot } from '../../engine/simulation/snapshot.ts';
import { createActivity, type Activity } from './activity.ts';
import { createOutputHistory, type OutputHistory } from './history.ts';
import type { Emit, HostEnvironment } from './host.ts';
import type { Change, Levels, Loaded } from './protocol.ts';

/** Time spent stepping before the worker listens for messages again, and between two frames, in ms. */
const chunkTime = 12;
const frameTime = 16;

/** Above this pace single spikes can no longer be followed by eye, and frames carry only means. */
export const followablePace = 60;

interface Loading {
  readonly simulation: Simulation;
  readonly start: Snapshot;
  readonly history: OutputHistory;
  readonly activity: Activity;
}

export type Player = ReturnType<typeof createPlayer>;

/** Keeps the clock of one simulation at a pace, in chunks short enough that `pause` is heard. */
export function createPlayer(environment: HostEnvironment, emit: Emit) {
  let loaded: Loading | null = null;
  let names: InputNames = noNames;
  let pace = 0;
  let playing = false;
  /** Steps that are due but not done; a fraction at slow paces. */
  let due = 0;
  let lastTick = 0;
  /** Steps between two looks at the clock. */
  let chunkSteps = 1;
  /** A tick that belongs to an earlier `play` must not go on. */
  let playId = 0;

  function current(): Loading {
    if (!loaded) throw new Error('Found no network in the simulation, expected `load` first');
    return loaded;
  }

  function advance(count: number): void {
    const { simulation, history, activity } = current();
    // As fast as possible, what frames say of the activity is a sample.
    const quiet = playing && pace === Infinity ? Math.max(0, count - history.depth) : 0;
    simulation.step(quiet);
    for (let k = quiet; k < count; k++) {
      simulation.step();
      history.note();
      activity.note(pace <= followablePace || !playing);
    }
  }

  function tick(id: number): void {
    if (id !== playId || !playing) return;
    const now = environment.now();
    due = pace === Infinity ? Infinity : due + ((now - lastTick) / 1000) * pace;
    lastTick = now;
    try {
      // Steps that a slow machine cannot do are let go, else the backlog would grow for ever.
      const before = current().simulation.stepCount;
      due = stepUntil(now + chunkTime) ? due : 0;
      if (current().simulation.stepCount > before) current().activity.frame(playing, pace);
    } catch (error) {
      halt(error as Error);
    }
    const wait = pace === Infinity ? 0 : Math.max(0, frameTime - (environment.now() - now));
    environment.later(() => tick(id), wait);
  }

  /** Does the steps that are due; false when time ran out first. */
  function stepUntil(deadline: number): boolean {
    while (due >= 1) {
      const count = Math.min(Math.floor(due), chunkSteps);
      advance(count);
      due -= count;
      if (environment.now() >= deadline) return due < 1;
    }
    return true;
  }

  function halt(error: Error): void {
    playing = false;
    emit('stopped', { path: 'simulation', message: error.message, expected: 'finite values' });
    current().activity.frame(false, pace);
  }

  function setLevels(levels: Levels): void {
    for (const [stimulus, value] of levels) intervene({ kind: 'level', stimulus, value });
  }

  function intervene(change: Change): void {
    const { simulation } = current();
    simulation.apply(change.kind === 'level' ? { ...change, stimulus: engineId(names, change.stimulus) } : change);
  }

  return {
    simulation: () => current().simulation,
    history: () => current().history,
    names: () => names,

    load(network: Network, levels: Levels): Loaded {
      const simulation = compile(network);
      playing = false;
      names = noNames;
      loaded = {
        simulation,
        start: simulation.snapshot(),
        history: createOutputHistory(simulation),
        activity: createActivity(simulation, environment, emit),
      };
      setLevels(levels);
      const { ranges, neuronCount } = simulation.compiled;
      chunkSteps = stepsAtOnce(neuronCount);
      const { backend, precision } = simulation;
      const synapses = synapseTotal(simulation.compiled);
      return { sources: [...ranges], neurons: neuronCount, synapses, backend, precision };
    },

    play(newPace: number): null {
      current();
      // A change of pace goes on from the step that is due.
      if (!playing) due = 1;
      pace = newPace;
      playing = true;
      lastTick = environment.now();
      const id = ++playId;
      environment.later(() => tick(id), 0);
      return null;
    },

    pause(): null {
      playing = false;
      loaded?.activity.frame(false, pace);
      return null;
    },

    step(count: number): null {
      playing = false;
      try {
        advance(count);
        current().activity.frame(false, pace);
      } catch (error) {
        halt(error as Error);
      }
      return null;
    },

    reset(levels: Levels): null {
      playing = false;
      const { simulation, start, history, activity } = current();
      simulation.restore(start);
      history.clear();
      activity.clear();
      setLevels(levels);
      activity.frame(false, pace);
      return null;
    },

    intervene(change: Change): null {
      intervene(change);
      return null;
    },

    rename(inputs: Renamed): null {
      names = renamedOnce(names, inputs);
      return null;
    },

    record(probes: Network['probes']): boolean {
      const named = probes.map((probe) => ({ ...probe, target: engineId(names, probe.target) }));
      return current().simulation.record(named);
    },
  };
}

/** So many that a look at the clock costs nothing, so few that a large network does not overrun its chunk of time. */
function stepsAtOnce(neurons: number): number {
  return Math.max(1, Math.min(256, Math.floor(100_000 / Math.max(1, neurons))));
}

import { countUnderWay, createBeads, MAX_BEADS, placeBead, type Beads } from './beads.ts';
import { createClock, FOLLOWABLE_PACE } from './clock.ts';
import { createCrowds, type Crowds } from './crowds.ts';
import { glow, kindle, kindlePorts } from './light.ts';
import type { Diagram } from './parts.ts';
import type { SceneFrame, SourceIndex } from './types.ts';
import { createWiring } from './wiring.ts';

/** Beads that were too many turn back into beads when fewer than this share of their room is left. */
const FEW_BEADS = 0.8;

/** What glows and travels at the shown moment. Arrays are reused from draw to draw. */
export interface Activity {
  /** Light of each part, 0 to 1, by its index. */
  readonly light: Float32Array;
  /** Shown output of each part: the mean over its neurons, for a lamp that of the neuron it reads. */
  readonly output: Float32Array;
  /** Brightness of each axon, 0 to 1. */
  readonly brightness: Float32Array;
  /** Whether the brightness travels: activity is too dense, or graded, to be shown as single beads. */
  readonly travelling: boolean;
  /** The shown clock, in steps. */
  readonly clock: number;
  readonly beads: Beads;
  readonly crowds: Crowds;
  /** Whether the next draw will differ from this one. */
  readonly moving: boolean;
  frame(frame: SceneFrame): void;
  advance(now: number): void;
  /** How many spikes can be shown as beads, and on which axons: those that `seen` marks, or all. */
  look(room: number, seen: Uint8Array | null): void;
  /** Spikes on axons, shown one by one or not. */
  readonly underWay: number;
  setReducedMotion(reduced: boolean): void;
  reset(): void;
  /** The same clock and spikes for a changed drawing. */
  bind(diagram: Diagram, sources: SourceIndex): void;
}

export function createActivity(): Activity {
  const clock = createClock();
  const wiring = createWiring();
  let reduced = false;
  let playing = false;
  let fast = false;
  let crowded = false;
  let room = MAX_BEADS;
  let seen: Uint8Array | null = null;
  let underWay = 0;
  let litStep = -1;
  let settling = false;
  let last = 0;
  const beads = createBeads();
  const crowds = createCrowds();

  const rewind = (): void => {
    wiring.state.pulses.clear();
    litStep = -1;
  };

  /** Puts a bead, or brightness, on every axon that a spike is on. */
  const travel = (): void => {
    const { pulses, outgoing, delay, brightness, sourceOf, graded, mean, held } = wiring.state;
    brightness.fill(0);
    for (let a = 0; a < brightness.length; a++) {
      const p = sourceOf[a] ?? 0;
      if (delay[a] === 0) continue;
      if (fast) brightness[a] = Math.max(0, Math.min(1, mean[p] ?? 0));
      else if (graded[p]) brightness[a] = 0.7 * (held[p] ?? 0);
    }
    beads.count = 0;
    underWay = fast ? 0 : countUnderWay(wiring.state, clock.shown, seen);
    crowded = underWay > (crowded ? FEW_BEADS * room : room);
    if (underWay === 0) return;
    for (let i = 0; i < pulses.count; i++) {
      const age = clock.shown - pulses.step(i);
      if (age < 0) break;
      for (const a of outgoing[pulses.part(i)] ?? []) {
        const takes = delay[a] ?? 0;
        if (age >= takes || seen?.[a] === 0) continue;
        if (reduced || crowded) brightness[a] = 1;
        else placeBead(beads, a, age / takes, pulses.size(i));
      }
    }
  };

  return {
    get light() {
      return wiring.state.light;
    },
    get output() {
      return wiring.state.output;
    },
    get brightness() {
      return wiring.state.brightness;
    },
    get travelling() {
      return playing && !reduced;
    },
    get moving() {
      return playing || settling || clock.shown < clock.target;
    },
    get clock() {
      return clock.shown;
    },
    get underWay() {
      return underWay;
    },
    beads,
    crowds,
    look(beadRoom, seenAxons) {
      room = beadRoom;
      seen = seenAxons;
    },
    frame(frame) {
      if (frame.step < clock.target) rewind();
      clock.follow(frame.step, frame.pace, frame.playing);
      playing = frame.playing;
      fast = playing && frame.pace > FOLLOWABLE_PACE;
      wiring.take(frame, fast);
      crowds.take(frame, fast);
    },
    advance(now) {
      const before = clock.shown;
      clock.advance(now);
      kindlePorts(wiring.state, before, clock.shown, now);
      wiring.state.pulses.dropBefore(Math.ceil(clock.shown - wiring.state.maxDelay));
      litStep = kindle(wiring.state, litStep, clock.shown, now);
      settling = glow(wiring.state, now, now - last, fast);
      if (crowds.fade(now - last)) settling = true;
      travel();
      last = now;
    },
    setReducedMotion(value) {
      reduced = value;
    },
    reset() {
      clock.reset();
      wiring.clear();
      crowds.clear();
      litStep = -1;
      playing = false;
      fast = false;
    },
    bind(diagram, sources) {
      wiring.bind(diagram, sources);
      crowds.bind(diagram, sources);
    },
  };
}

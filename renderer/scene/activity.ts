import type { Network } from '../../engine/network/types.ts';
import { createClock, FOLLOWABLE_PACE } from './clock.ts';
import type { Diagram, Part } from './parts.ts';
import { createPulses } from './pulses.ts';
import type { SceneFrame, SourceIndex } from './types.ts';

/** More beads than this become a travelling brightness; fewer than the second turn into beads again. */
export const MAX_BEADS = 2000;
const FEW_BEADS = 1600;

/** A spike's light on its soma: a short rise, then a fall, 120 ms in all. */
export const BREATH_MS = 120;
const BREATH_RISE_MS = 24;

/** Models whose output is a value held, not spikes. */
const gradedModels: ReadonlySet<string> = new Set(['step', 'logistic', 'relu']);

export function isGraded(part: Part): boolean {
  if (part.kind === 'population') return gradedModels.has(part.item.model);
  return part.kind === 'stimulus' && part.item.kind === 'constant';
}

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
  readonly beads: Beads;
  /** Whether the next draw will differ from this one. */
  readonly moving: boolean;
  frame(frame: SceneFrame): void;
  advance(now: number): void;
  setReducedMotion(reduced: boolean): void;
  reset(): void;
  /** The same clock and spikes for a changed drawing. */
  bind(diagram: Diagram, sources: SourceIndex, network: Network): void;
}

/** Spikes on axons: which axon, how far along (0 to 1), and how many spikes travel as one. */
export interface Beads {
  count: number;
  readonly axon: Int32Array;
  readonly fraction: Float32Array;
  readonly size: Int32Array;
}

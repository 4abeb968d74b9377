import type { SceneGraph } from '../graph.ts';

/** Spikes that travel: which synapse, and how far along from 0 to 1. */
export interface Marks {
  readonly synapse: Int32Array;
  readonly fraction: Float32Array;
}

/** One program that draws the graph. Everything it does for a frame happens in these calls or before the next display frame. */
export interface Contender {
  /** Moves the picture sideways by CSS pixels. */
  pan(dx: number): void;
  /** Zooms by a factor about the middle. */
  zoom(factor: number): void;
  /** Shows the spikes as of a frame; the same number of marks in every frame. */
  show(frame: number): void;
  /** How many pictures it has drawn: one a frame, or its times mean nothing. */
  pictures(): number;
  remove(): void;
}

export type Start = (host: HTMLElement, graph: SceneGraph) => Promise<Contender>;

/** A spike takes this many frames to cross its synapse. */
export const CROSSING = 30;

/** Every frame a thirtieth of a tenth of the neurons fires, so that a tenth of the synapses carries a spike at any time. */
export function firingAt(frame: number, neurons: number): Int32Array {
  const groups = 10 * CROSSING;
  const first = (frame * 7) % groups;
  const count = Math.ceil((neurons - first) / groups);
  return Int32Array.from({ length: count }, (_, k) => first + k * groups);
}

/** The marks of all spikes under way at a frame. */
export function marksAt(frame: number, { neurons, source }: SceneGraph): Marks {
  const perNeuron = source.length / neurons;
  const synapse: number[] = [];
  const fraction: number[] = [];
  for (let age = 0; age < CROSSING; age++) {
    for (const neuron of firingAt(frame - age + 10 * CROSSING, neurons)) {
      // Synapse k leaves neuron k mod the number of neurons.
      for (let k = 0; k < perNeuron; k++) {
        synapse.push(neuron + k * neurons);
        fraction.push(age / CROSSING);
      }
    }
  }
  return { synapse: Int32Array.from(synapse), fraction: Float32Array.from(fraction) };
}

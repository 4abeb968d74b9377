import type { Network, Position } from '../../engine/network/types.ts';
import type { Box, Camera, Viewport } from './camera.ts';
import type { Diagram, PartPlace } from './parts.ts';

/** A part of the canvas that can be pointed at, by the id it has in the network. */
export type SceneTarget =
  | { readonly kind: 'population'; readonly id: string }
  | { readonly kind: 'stimulus'; readonly id: string }
  | { readonly kind: 'lamp'; readonly id: string }
  | { readonly kind: 'connection'; readonly id: string }
  | { readonly kind: 'chip'; readonly id: string }
  | { readonly kind: 'port'; readonly id: string }
  | { readonly kind: 'note'; readonly id: string };

/** What the user did on the canvas; the scene never changes the network itself. */
export interface SceneEvents {
  select(target: SceneTarget | null, additive: boolean): void;
  toggle(stimulusId: string): void;
  /** All parts of one drag together; none when it is given up. */
  move(places: ReadonlyMap<string, Position>, done: boolean): void;
  connect(sourceId: string, targetId: string): void;
  hover(target: SceneTarget | null, clientX: number, clientY: number): void;
  /** Double-click: open this part for editing. */
  edit(target: SceneTarget): void;
  /** Shift-drag on empty canvas: the box so far, in pixels of the canvas, and what lies in it; a null box is the end. */
  marquee(box: Box | null, ids: readonly string[]): void;
  camera(zoom: number): void;
  /** The camera or the size has changed: what lies over the canvas must follow. */
  look(): void;
  /** What is drawn, of how much: told when it changes, a few times a second at most. */
  shown?(shown: SceneShown): void;
}

/** How much of a large circuit the picture holds. */
export interface SceneShown {
  /** Synapses drawn, of those in view. */
  readonly synapses: number;
  readonly ofSynapses: number;
  /** Spikes drawn one by one, of those under way. */
  readonly spikes: number;
  readonly ofSpikes: number;
}

/** Activity since the last frame. Sources are numbered as in `compile`: see `SourceIndex`. */
export interface SceneFrame {
  /** Steps done so far; activity of step s is known when `step` > s. */
  readonly step: number;
  /** Pace of the shown clock in steps/s; Infinity runs as fast as possible. */
  readonly pace: number;
  readonly playing: boolean;
  /** Spikes as pairs (source, step), in order of step; the oldest are left out when there are too many. */
  readonly spikes: Int32Array;
  /** Output of each source at the last step done; for Poisson neurons a count, for rate neurons a value. */
  readonly outputs: Float32Array;
  /** Mean output a step of each source since the last frame. */
  readonly means: Float32Array;
}

/** Which numbers in a `SceneFrame` belong to a population or stimulus: `first` … `first + size − 1`. */
export type SourceIndex = ReadonlyMap<string, { readonly first: number; readonly size: number }>;

export interface SceneOptions {
  readonly host: HTMLElement;
  readonly events: SceneEvents;
  readonly theme: SceneTheme;
  readonly reducedMotion: boolean;
  /** Draws on every display frame when true (default); tests draw by hand with `draw`. */
  readonly autoStart?: boolean;
}

/** Colours as 0xRRGGBB, from the CSS tokens. */
export interface SceneTheme {
  readonly background: number;
  readonly grid: number;
  readonly panel: number;
  readonly raised: number;
  readonly line: number;
  readonly text: number;
  readonly quiet: number;
  readonly excitatory: number;
  readonly inhibitory: number;
  readonly spikeCore: number;
  readonly spikeHalo: number;
  readonly focus: number;
}

/** What a frame showed. Diagram and camera are other objects when they have changed. */
export interface Shown {
  readonly camera: Camera;
  readonly viewport: Viewport;
  readonly diagram: Diagram;
  /** The clock that the eye sees, in steps. */
  readonly clock: number;
}

export interface Scene {
  /** Rebuilds what changed; keeps the camera. */
  setNetwork(network: Network, sources: SourceIndex): void;
  setSelection(ids: ReadonlySet<string>): void;
  /** Marks what took part in a spike, by how many spikes back; an empty map marks nothing. */
  setMarks(depths: ReadonlyMap<string, number>): void;
  setTheme(theme: SceneTheme): void;
  setReducedMotion(reduced: boolean): void;
  /** Values of the toggles as they now are, by stimulus id. */
  setToggles(values: ReadonlyMap<string, number>): void;
  frame(frame: SceneFrame): void;
  /** Forgets all spikes under way and goes back to step 0. */
  reset(): void;
  fit(): void;
  /** What is drawn, of how much. */
  shown(): SceneShown;
  /** The part of the canvas that is seen. */
  view(): Box;
  /** The smallest box around the whole circuit; null when it is empty. */
  bounds(): Box | null;
  /** Pans until a canvas position is in the middle. */
  lookAt(point: Position): void;
  zoomBy(factor: number): void;
  /** Moves parts to new places within a fifth of a second, or at once with reduced motion. */
  glide(places: ReadonlyMap<string, Position>): Promise<void>;
  /** Parts as they are drawn, by id: where no layout says so, too. */
  bodies(): ReadonlyMap<string, PartPlace>;
  /** How much of the circuit lies in a box, in pixels of the canvas; 0 where it is free. */
  crowding(box: Box): number;
  /** Pans until a part is in view; does nothing when it is. */
  reveal(id: string): void;
  /** The axon under way when wiring by keyboard: from a part, to one that it would reach; null hides it. */
  showWire(source: string | null, target: string | null): void;
  /** Pixel of the canvas at a canvas position. */
  toScreen(point: Position): Position;
  /** Canvas position of a point of the window, for drops. */
  toWorld(clientX: number, clientY: number): Position;
  /** Calls back after every frame with what it showed, for what is drawn over the canvas; returns the unsubscribe. */
  onDraw(listener: (shown: Shown) => void): () => void;
  /** Draws one frame as of `now` in ms; the display loop calls it. */
  draw(now: number): void;
  destroy(): void;
}

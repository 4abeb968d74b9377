import type { Container } from 'pixi.js';
import type { Activity } from '../activity.ts';
import type { Camera, Viewport } from '../camera.ts';
import type { Detail } from '../detail.ts';
import type { Diagram } from '../parts.ts';

/** One kind of thing on the canvas. A layer is made for one theme and made anew for another. */
export interface Layer {
  readonly view: Container;
  /** Makes what is new in what is shown of the diagram, drops what is gone, and leaves the rest alone. */
  build(diagram: Diagram, detail: Detail): void;
  /** Moves and tints what the moment changed; allocates nothing. */
  update(moment: Moment): void;
  /** Whether the next display frame will differ, though nothing else changes. */
  readonly busy?: boolean;
  destroy(): void;
}

/** What a display frame shows. One object, updated in place. */
export interface Moment {
  now: number;
  camera: Camera;
  viewport: Viewport;
  /** Device pixels per CSS pixel. */
  resolution: number;
  readonly activity: Activity;
  toggles: ReadonlyMap<string, number>;
}

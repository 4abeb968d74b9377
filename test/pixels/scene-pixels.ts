import type { Network, Position } from '../../engine/network/types.ts';
import { createScene } from '../../renderer/scene/createScene.ts';
import type { Scene, SceneEvents, SceneFrame, SceneTheme, SourceIndex } from '../../renderer/scene/types.ts';

export const dark: SceneTheme = {
  background: 0x0e1116,
  grid: 0x2a333f,
  panel: 0x151a21,
  raised: 0x1c232c,
  line: 0x2a333f,
  text: 0xe6eaf0,
  quiet: 0x93a1b1,
  excitatory: 0x56b4e9,
  inhibitory: 0xe69f00,
  spikeCore: 0xfff4c2,
  spikeHalo: 0xf0e442,
  focus: 0x56b4e9,
};

export const light: SceneTheme = {
  background: 0xfafaf7,
  grid: 0xdad9d2,
  panel: 0xffffff,
  raised: 0xffffff,
  line: 0xdad9d2,
  text: 0x1b1f24,
  quiet: 0x5b6672,
  excitatory: 0x0072b2,
  inhibitory: 0xb35900,
  spikeCore: 0xfff4c2,
  spikeHalo: 0xc79a00,
  focus: 0x0072b2,
};

export const noEvents: SceneEvents = {
  select() {},
  toggle() {},
  move() {},
  connect() {},
  hover() {},
  edit() {},
  camera() {},
  marquee() {},
  look() {},
};

/** A scene of 800 × 400 in the page, drawn by hand unless it starts by itself, whose pixels can be read. */
export interface Stand {
  readonly scene: Scene;
  readonly canvas: HTMLCanvasElement;
  /** Draws as of `now` and reads all pixels. */
  shot(now: number): ImageData;
  /** Where a point of the canvas world is on screen. */
  screenOf(world: Position): Position;
  remove(): void;
}

export async function stand(
  network: Network,
  sources: SourceIndex,
  options: { theme?: SceneTheme; events?: Partial<SceneEvents>; reducedMotion?: boolean; autoStart?: boolean } = {},
): Promise<Stand> {
  const host = document.createElement('div');
  host.style.cssText = 'position: fixed; left: 0; top: 0; width: 800px; height: 400px';
  document.body.append(host);
  const events = { ...noEvents, ...options.events };
  const { theme = dark, reducedMotion = false, autoStart = false } = options;
  const scene = await createScene({ host, events, theme, reducedMotion, autoStart });
  scene.setNetwork(network, sources);
  const canvas = host.querySelector('canvas');
  if (canvas === null) throw new Error('Found no canvas in the host, expected one.');
  return {
    scene,
    canvas,
    shot(now) {
      scene.draw(now);
      return pixelsOf(canvas);
    },
    screenOf({ x, y }) {
      const origin = scene.toWorld(0, 0);
      const zoom = 1 / (scene.toWorld(1, 0).x - origin.x);
      return { x: (x - origin.x) * zoom, y: (y - origin.y) * zoom };
    },
    remove() {
      scene.destroy();
      host.remove();
    },
  };
}

/** A frame of a paused network of `sources` neurons; what is given replaces that. */
export function frameOf(sources: number, frame: Partial<SceneFrame>): SceneFrame {
  const silent = new Float32Array(sources);
  const spikes = new Int32Array();
  return { step: 0, pace: 4, playing: true, spikes, outputs: silent, means: silent, ...frame };
}

export type Colour = readonly [red: number, green: number, blue: number];

export function pixel(image: ImageData, x: number, y: number): Colour {
  const at = 4 * (Math.round(y) * image.width + Math.round(x));
  return [image.data[at] ?? 0, image.data[at + 1] ?? 0, image.data[at + 2] ?? 0];
}

/** Mean of red, green and blue in a square around a point, 0 to 255. */
export function brightness(image: ImageData, { x, y }: Position, half: number): number {
  let sum = 0;
  for (let dy = -half; dy <= half; dy++) {
    for (let dx = -half; dx <= half; dx++) sum += pixel(image, x + dx, y + dy).reduce((a, b) => a + b, 0) / 3;
  }
  return sum / (2 * half + 1) ** 2;
}

/** Number of pixels that `match` in the column at x between two heights. */
export function countInColumn(
  image: ImageData,
  x: number,
  fromY: number,
  toY: number,
  match: (colour: Colour) => boolean,
): number {
  let count = 0;
  for (let y = Math.round(fromY); y <= toY; y++) if (match(pixel(image, x, y))) count++;
  return count;
}

/** Number of pixels that differ visibly. */
export function differing(a: ImageData, b: ImageData): number {
  let count = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    if (Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0)) > 20) count++;
  }
  return count;
}

/** What was drawn in this task, after which the browser may clear the canvas. */
export function pixelsOf(canvas: HTMLCanvasElement): ImageData {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  if (context === null) throw new Error('Found no 2D context, expected one.');
  context.drawImage(canvas, 0, 0);
  return context.getImageData(0, 0, copy.width, copy.height);
}

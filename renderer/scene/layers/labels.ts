import { CanvasTextMetrics, Container, type Text } from 'pixi.js';
import type { Box } from '../camera.ts';
import { elide } from '../elide.ts';
import type { Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';
import { LABEL_SIZE, nameText } from './text.ts';

/** Space between a part and its name. */
const GAP = 7;

/** Smallest size on screen, in CSS pixels. */
const LEAST_SIZE = 9;

/** Largest size on screen, in CSS pixels. */
const MOST_SIZE = 22;

/** Widest name, in canvas units at zoom 1. */
const MOST_WIDTH = 180;

/** Names drawn anew in one display frame at most, after the zoom changed. */
const REDRAWN_AT_ONCE = 16;

/** The zoom must rest this long before names are drawn anew for it. */
const ZOOM_REST_MS = 120;

/** What has its name below it. */
type NamedPart = Exclude<Part, { kind: 'port' | 'note' }>;

interface Label {
  part: NamedPart;
  readonly text: Text;
}

/** The names below the parts, drawn again at each zoom so that they stay crisp. */
export function createLabels(theme: SceneTheme): Layer {
  const view = new Container();
  const keyed = createKeyed<NamedPart, Label>({
    key: (part) => part.id,
    make: (part) => ({ part, text: view.addChild(shortName(part.item.label, theme)) }),
    same: (label, part) => label.part.item.label === part.item.label,
    place: (label, part) => {
      label.part = part;
      label.text.position.set(part.x, part.y + part.halfHeight + GAP);
    },
    drop: ({ text }) => text.destroy(),
  });
  let zoom = 0;
  let scale = 0;
  let zoomedAt = -Infinity;
  return {
    view,
    build(_, detail) {
      keyed.reconcile(detail.parts.filter((part) => part.kind !== 'port' && part.kind !== 'note'));
      scale = 0;
    },
    update(moment) {
      if (zoom !== 0 && moment.camera.zoom !== zoom) zoomedAt = moment.now;
      zoom = moment.camera.zoom;
      if (scale !== labelScale(zoom)) {
        scale = labelScale(zoom);
        rescale(keyed.views, scale);
      }
      if (moment.now - zoomedAt >= ZOOM_REST_MS) sharpen(keyed.views, zoom * scale, moment.resolution);
    },
    destroy() {
      keyed.clear();
      view.destroy();
    },
  };
}

/** The card at the cursor tells the whole of a name that is too long for the canvas. */
function shortName(name: string, theme: SceneTheme): Text {
  const text = nameText('', theme);
  text.text = elide(name, MOST_WIDTH, (part) => CanvasTextMetrics.measureText(part, text.style).width);
  return text;
}

function sharpen(labels: readonly Label[], zoom: number, resolution: number): void {
  const wanted = labelResolution(zoom, resolution);
  let left = REDRAWN_AT_ONCE;
  for (const { text } of labels) {
    if (text.resolution === wanted) continue;
    if (left-- === 0) return;
    text.resolution = wanted;
  }
}

/** Names larger than their circuit would cover each other: neurons keep theirs before stimuli, and who comes first. */
function rescale(labels: readonly Label[], scale: number): void {
  for (const { text } of labels) {
    text.scale.set(scale);
    text.visible = true;
  }
  if (scale <= 1) return;
  const shown: Box[] = [];
  const byRank = [...labels].sort((a, b) => Number(a.part.kind === 'stimulus') - Number(b.part.kind === 'stimulus'));
  for (const { text } of byRank) {
    const box = boxOf(text);
    text.visible = shown.every((other) => !overlap(box, other));
    if (text.visible) shown.push(box);
  }
}

function boxOf({ x, y, width, height }: Text): Box {
  return { minX: x - width / 2, maxX: x + width / 2, minY: y, maxY: y + height };
}

function overlap(a: Box, b: Box): boolean {
  return a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY;
}

/** Names shrink with the circuit only as far as they can be read, and grow only until they would shout; canvas units per unit of text. */
export function labelScale(zoom: number): number {
  return Math.min(Math.max(1, LEAST_SIZE / (LABEL_SIZE * zoom)), MOST_SIZE / (LABEL_SIZE * zoom));
}

/** Texture pixels per canvas unit for names: the next half power of two above what the screen shows, from 1 to 8. */
export function labelResolution(zoom: number, resolution: number): number {
  const shown = Math.max(1, Math.min(8, zoom * resolution));
  return 2 ** (Math.ceil(Math.log2(shown) * 2 - 1e-9) / 2);
}

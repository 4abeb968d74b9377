import { Container, type Text } from 'pixi.js';
import type { Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';
import { nameText } from './text.ts';

/** Space between a part and its name. */
const GAP = 7;

/** Names drawn anew in one display frame at most, after the zoom changed. */
const REDRAWN_AT_ONCE = 16;

/** The zoom must rest this long before names are drawn anew for it. */
const ZOOM_REST_MS = 120;

interface Label {
  readonly text: Text;
}

/** The names below the parts, drawn again at each zoom so that they stay crisp. */
export function createLabels(theme: SceneTheme): Layer {
  const view = new Container();
  const keyed = createKeyed<Part, Label>({
    key: (part) => part.id,
    make: (part) => ({ text: view.addChild(nameText(part.item.label, theme)) }),
    same: ({ text }, part) => text.text === part.item.label,
    place: ({ text }, part) => text.position.set(part.x, part.y + part.halfHeight + GAP),
    drop: ({ text }) => text.destroy(),
  });
  let zoom = 0;
  let zoomedAt = -Infinity;
  return {
    view,
    build: (diagram) => keyed.reconcile(diagram.parts),
    update(moment) {
      if (zoom !== 0 && moment.camera.zoom !== zoom) zoomedAt = moment.now;
      zoom = moment.camera.zoom;
      if (moment.now - zoomedAt >= ZOOM_REST_MS) sharpen(keyed.views, zoom, moment.resolution);
    },
    destroy() {
      keyed.clear();
      view.destroy();
    },
  };
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

/** Texture pixels per canvas unit for names: the next half power of two above what the screen shows, from 1 to 8. */
export function labelResolution(zoom: number, resolution: number): number {
  const shown = Math.max(1, Math.min(8, zoom * resolution));
  return 2 ** (Math.ceil(Math.log2(shown) * 2 - 1e-9) / 2);
}

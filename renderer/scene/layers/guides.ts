import { Graphics } from 'pixi.js';
import type { Guide } from '../snap.ts';
import type { SceneTheme } from '../types.ts';
import type { Layer } from './layer.ts';

/** Half the length of the marks at the ends of a step, in CSS pixels. */
const MARK = 4;

/** Thin lines that show what a dragged part is in line with. */
export interface Guides extends Layer {
  show(guides: readonly Guide[]): void;
}

export function createGuides(theme: SceneTheme): Guides {
  const view = new Graphics();
  let guides: readonly Guide[] = [];
  let drawnAt = 0;
  return {
    view,
    build() {},
    show(next) {
      if (next.length === 0 && guides.length === 0) return;
      guides = next;
      drawnAt = 0;
    },
    update({ camera: { zoom } }) {
      if (drawnAt === zoom) return;
      drawnAt = zoom;
      view.clear();
      for (const guide of guides) trace(view, guide, MARK / zoom);
      if (guides.length > 0) view.stroke({ width: 1 / zoom, color: theme.focus });
    },
    destroy: () => view.destroy(),
  };
}

function trace(view: Graphics, { kind, from, to }: Guide, mark: number): void {
  view.moveTo(from.x, from.y).lineTo(to.x, to.y);
  if (kind === 'line') return;
  const [dx, dy] = from.y === to.y ? [0, mark] : [mark, 0];
  for (const { x, y } of [from, to]) view.moveTo(x - dx, y - dy).lineTo(x + dx, y + dy);
}

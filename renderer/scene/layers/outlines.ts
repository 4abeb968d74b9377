import { Container, Graphics } from 'pixi.js';
import type { Axon, Diagram, Part } from '../parts.ts';
import { emptyDiagram } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { flatten } from '../flatten.ts';
import type { Layer } from './layer.ts';

/** Space between a part and its outline, in canvas units. */
const GAP = 5;

/** Outlines of what is selected (2 px) and pointed at (1 px), as wide on screen at any zoom. Lies below the axons. */
export interface Outlines extends Layer {
  select(ids: ReadonlySet<string>): void;
  hover(id: string | null): void;
}

export function createOutlines(theme: SceneTheme): Outlines {
  const view = new Container();
  const graphics = view.addChild(new Graphics());
  let diagram: Diagram = emptyDiagram;
  let selected: ReadonlySet<string> = new Set();
  let hovered: string | null = null;
  let drawnZoom = 0;

  const outline = (id: string, width: number): void => {
    const part = diagram.partById.get(id);
    const axon = part === undefined ? diagram.axons.find(({ item }) => item.id === id) : undefined;
    if (part !== undefined) outlinePart(graphics, part, width, theme.focus);
    if (axon !== undefined) outlineAxon(graphics, axon, width, theme);
  };
  const redraw = (zoom: number): void => {
    drawnZoom = zoom;
    graphics.clear();
    for (const id of selected) outline(id, 2 / zoom);
    if (hovered !== null && !selected.has(hovered)) outline(hovered, 1 / zoom);
  };

  return {
    view,
    build(next) {
      diagram = next;
      drawnZoom = 0;
    },
    update({ camera }) {
      if (camera.zoom !== drawnZoom) redraw(camera.zoom);
    },
    select(ids) {
      selected = ids;
      drawnZoom = 0;
    },
    hover(id) {
      if (hovered !== id) drawnZoom = 0;
      hovered = id;
    },
    destroy: () => view.destroy({ children: true }),
  };
}

function outlinePart(graphics: Graphics, part: Part, width: number, color: number): void {
  const { x, y } = part;
  const halfWidth = part.halfWidth + GAP;
  const halfHeight = part.halfHeight + GAP;
  if (part.kind !== 'stimulus') graphics.circle(x, y, halfWidth);
  else {
    const radius = part.item.kind === 'toggle' ? halfHeight : 6 + GAP;
    graphics.roundRect(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight, radius);
  }
  graphics.stroke({ width, color });
}

/** A band around the axon, with the background between the two. */
function outlineAxon(graphics: Graphics, { curve, width: axonWidth }: Axon, width: number, theme: SceneTheme): void {
  graphics.poly(flatten(curve.cubics), false);
  graphics.stroke({ width: axonWidth + 4 + 2 * width, color: theme.focus, cap: 'round' });
  graphics.poly(flatten(curve.cubics), false);
  graphics.stroke({ width: axonWidth + 4, color: theme.background, cap: 'round' });
}

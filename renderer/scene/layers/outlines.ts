import { Container } from 'pixi.js';
import { mixColours } from '../colour.ts';
import { flatten } from '../flatten.ts';
import type { Axon, Diagram, Part } from '../parts.ts';
import { emptyDiagram } from '../parts.ts';
import { lineRibbon } from '../ribbon.ts';
import type { SceneTheme } from '../types.ts';
import type { Layer } from './layer.ts';
import { createRibbonMesh } from './ribbon-mesh.ts';

/** Space between a part and its outline, in canvas units. */
const GAP = 5;

/** Straight pieces of a quarter circle. */
const QUARTER_PIECES = 24;

/** Width of the mark of what took part in a spike, in pixels. */
const MARK_WIDTH = 3;

/** Each spike further back is marked by so much of the colour of the one that it made. */
const FADE = 0.72;

/**
 * Outlines of what is selected (2 px), pointed at (1 px) and what took part in a spike (3 px, fainter the further back), as wide on screen
 * at any zoom. Lies below the axons.
 */
export interface Outlines extends Layer {
  select(ids: ReadonlySet<string>): void;
  /** Marks parts and connections by how many spikes back they took part. */
  mark(depths: ReadonlyMap<string, number>): void;
  hover(id: string | null): void;
}

export function createOutlines(theme: SceneTheme): Outlines {
  const view = new Container();
  const mesh = createRibbonMesh();
  view.addChild(mesh.view);
  let diagram: Diagram = emptyDiagram;
  let selected: ReadonlySet<string> = new Set();
  let marked: ReadonlyMap<string, number> = new Map();
  let hovered: string | null = null;
  let drawnZoom = 0;

  const outline = (bands: Band[], id: string, width: number, colour = theme.focus): void => {
    const part = diagram.partById.get(id);
    const axon = part === undefined ? diagram.axons.find(({ item }) => item.id === id) : undefined;
    if (part !== undefined) bands.push({ ribbon: lineRibbon(aroundPart(part), width), colour });
    if (axon !== undefined) bands.push(...bandsOf(axon, width, colour, theme.background));
  };
  const redraw = (zoom: number): void => {
    drawnZoom = zoom;
    const bands: Band[] = [];
    for (const [id, depth] of marked) {
      outline(bands, id, MARK_WIDTH / zoom, mixColours(theme.background, theme.spikeHalo, FADE ** depth));
    }
    for (const id of selected) outline(bands, id, 2 / zoom);
    if (hovered !== null && !selected.has(hovered)) outline(bands, hovered, 1 / zoom);
    mesh.setRibbons(bands.map(({ ribbon }) => ribbon));
    bands.forEach(({ colour }, index) => mesh.setColour(index, colour));
  };

  return {
    view,
    build(next) {
      diagram = next;
      drawnZoom = 0;
    },
    update({ camera, resolution }) {
      if (camera.zoom !== drawnZoom) redraw(camera.zoom);
      mesh.flush(1 / (camera.zoom * resolution));
    },
    select(ids) {
      selected = ids;
      drawnZoom = 0;
    },
    mark(depths) {
      marked = depths;
      drawnZoom = 0;
    },
    hover(id) {
      if (hovered !== id) drawnZoom = 0;
      hovered = id;
    },
    destroy() {
      mesh.destroy();
      view.destroy();
    },
  };
}

interface Band {
  readonly ribbon: Float32Array;
  readonly colour: number;
}

/** A band around the axon, with the background between the two. */
function bandsOf(
  { curve, width: axonWidth }: Axon,
  width: number,
  colour: number,
  background: number,
): readonly Band[] {
  const line = flatten(curve.cubics);
  return [
    { ribbon: lineRibbon(line, axonWidth + 4 + 2 * width), colour },
    { ribbon: lineRibbon(line, axonWidth + 4), colour: background },
  ];
}

/** A closed line around a part, clockwise: a disc, or for stimuli a box with round corners. */
function aroundPart(part: Part): number[] {
  const [halfWidth, halfHeight] = [part.halfWidth + GAP, part.halfHeight + GAP];
  const isBox = part.kind === 'chip' || part.kind === 'note';
  const isPill = !isBox && (part.kind !== 'stimulus' || part.item.kind === 'toggle');
  const corner = isPill ? halfHeight : (isBox ? 10 : 6) + GAP;
  const line: number[] = [];
  for (let k = 0; k <= 4 * (QUARTER_PIECES + 1); k++) {
    // Each corner begins and ends with a point of its own; the last corner leads back to the first point.
    const quarter = Math.floor(k / (QUARTER_PIECES + 1)) % 4;
    const angle = ((quarter + (k % (QUARTER_PIECES + 1)) / QUARTER_PIECES) * Math.PI) / 2;
    const right = quarter === 0 || quarter === 3 ? 1 : -1;
    const below = quarter < 2 ? 1 : -1;
    const [x, y] = [right * (halfWidth - corner), below * (halfHeight - corner)];
    line.push(part.x + x + corner * Math.cos(angle), part.y + y + corner * Math.sin(angle));
  }
  return line;
}

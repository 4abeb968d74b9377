import { Container } from 'pixi.js';
import { mixColours } from '../colour.ts';
import type { Detail } from '../detail.ts';
import { flatten } from '../flatten.ts';
import type { Axon, Diagram, Part } from '../parts.ts';
import { emptyDiagram } from '../parts.ts';
import { lineRibbon } from '../ribbon.ts';
import type { SceneTheme } from '../types.ts';
import { createDotMesh } from './dot-mesh.ts';
import type { Layer } from './layer.ts';
import { createRibbonMesh } from './ribbon-mesh.ts';

/** Space between a part and its outline, in canvas units. */
const GAP = 5;

/** Straight pieces of a quarter circle. */
const QUARTER_PIECES = 24;

/** From this many outlined parts on each has a ring, and only axons that are drawn in full have an outline. */
const MANY = 400;

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
  const rings = createDotMesh();
  view.addChild(mesh.view, rings.view);
  let diagram: Diagram = emptyDiagram;
  let detail: Detail | null = null;
  let selected: ReadonlySet<string> = new Set();
  let causes: ReadonlyMap<string, number> = new Map();
  let hovered: string | null = null;
  let ofSelected: Marked | null = null;
  let drawnZoom = 0;

  const causeBands = (zoom: number): Band[] =>
    [...new Set(causes.values())].flatMap((depth) => {
      const ids = [...causes].flatMap(([id, at]) => (at === depth ? [id] : []));
      return markedBands(ids, MARK_WIDTH / zoom, mixColours(theme.background, theme.spikeHalo, FADE ** depth));
    });
  const markedBands = (ids: readonly string[], width: number, colour: number): Band[] =>
    bandsAround(markedIn(diagram, new Set(ids)), width, colour, theme.background);
  const redraw = (zoom: number): void => {
    drawnZoom = zoom;
    ofSelected ??= markedIn(diagram, selected);
    const isMany = ofSelected.parts.length > MANY || ofSelected.axons.length > MANY;
    const { parts, axons } = isMany ? inFull(ofSelected, detail) : ofSelected;
    const bands = [
      ...causeBands(zoom),
      ...bandsAround({ parts: isMany ? [] : parts, axons }, 2 / zoom, theme.focus, theme.background),
    ];
    rings.clear();
    for (const { x, y, halfWidth } of isMany ? ofSelected.parts : [])
      rings.add(x, y, halfWidth + GAP + 1 / zoom, theme.focus, 1);
    if (hovered !== null && !selected.has(hovered)) {
      bands.push(...markedBands([hovered], 1 / zoom, theme.focus));
    }
    mesh.setRibbons(bands.map(({ ribbon }) => ribbon));
    bands.forEach(({ colour }, index) => mesh.setColour(index, colour));
  };

  return {
    view,
    build(next, chosen) {
      diagram = next;
      detail = chosen;
      ofSelected = null;
      drawnZoom = 0;
    },
    update({ camera, resolution }) {
      const pixel = 1 / (camera.zoom * resolution);
      if (camera.zoom !== drawnZoom) {
        redraw(camera.zoom);
        rings.flush(pixel, 0, 2 / camera.zoom);
      }
      mesh.flush(pixel);
    },
    select(ids) {
      selected = ids;
      ofSelected = null;
      drawnZoom = 0;
    },
    mark(depths) {
      causes = depths;
      drawnZoom = 0;
    },
    hover(id) {
      if (hovered !== id) drawnZoom = 0;
      hovered = id;
    },
    destroy() {
      mesh.destroy();
      rings.destroy();
      view.destroy();
    },
  };
}

/** What ids stand for in a diagram. */
interface Marked {
  readonly parts: readonly Part[];
  readonly axons: readonly Axon[];
}

/** One look at each axon, however many ids there are. */
function markedIn({ partById, axons }: Diagram, ids: ReadonlySet<string>): Marked {
  const parts = [...ids].flatMap((id) => partById.get(id) ?? []);
  return { parts, axons: parts.length === ids.size ? [] : axons.filter(({ item }) => ids.has(item.id)) };
}

function inFull({ parts, axons }: Marked, detail: Detail | null): Marked {
  const drawn = new Set(detail?.axons);
  return { parts, axons: axons.filter((axon) => drawn.has(axon)) };
}

interface Band {
  readonly ribbon: Float32Array;
  readonly colour: number;
}

/** A line around each part; around each axon a band, with the background between the two. */
function bandsAround({ parts, axons }: Marked, width: number, colour: number, background: number): Band[] {
  return [
    ...parts.map((part) => ({ ribbon: lineRibbon(aroundPart(part), width), colour })),
    ...axons.flatMap(({ curve, width: axonWidth }) => {
      const line = flatten(curve.cubics);
      return [
        { ribbon: lineRibbon(line, axonWidth + 4 + 2 * width), colour },
        { ribbon: lineRibbon(line, axonWidth + 4), colour: background },
      ];
    }),
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

import { Container } from 'pixi.js';
import { mixColours } from '../colour.ts';
import type { Detail } from '../detail.ts';
import { bandsAround, inFull, markedIn, OUTLINE_GAP, type Band, type Marked } from '../outline.ts';
import { emptyDiagram, type Diagram } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createDotMesh } from './dot-mesh.ts';
import type { Layer } from './layer.ts';
import { createRibbonMesh } from './ribbon-mesh.ts';

/** From this many outlined parts on each has a ring, and only axons that are drawn in full have an outline. */
const MANY = 400;

/** A ring smaller than this radius, in pixels, is fainter, down to this strength: what lies below shows through thousands of them. */
const CLEAR_RADIUS = 12;
const LEAST_STRENGTH = 0.45;

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
    for (const { x, y, halfWidth } of isMany ? ofSelected.parts : []) {
      const radius = halfWidth + OUTLINE_GAP + 1 / zoom;
      rings.add(x, y, radius, theme.focus, Math.max(LEAST_STRENGTH, (radius * zoom) / CLEAR_RADIUS));
    }
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

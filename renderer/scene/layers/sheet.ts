import { Container, Matrix, RenderTexture, type WebGLRenderer } from 'pixi.js';
import { contains, viewOf, type Box, type Camera, type Viewport } from '../camera.ts';
import { isDark, mixColours } from '../colour.ts';
import type { Detail } from '../detail.ts';
import { inkOf } from '../ink.ts';
import type { AxonSign, Diagram, Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createDotMesh } from './dot-mesh.ts';
import { createGrid } from './grid.ts';
import type { Layer } from './layer.ts';
import { createLineMesh } from './line-mesh.ts';
import { createSheetMesh } from './sheet-mesh.ts';

/** Lines drawn into the sheet in one display frame at most, so that no frame waits for all of them. */
const LINES_AT_ONCE = 4000;

/** Smallest radius of a body, and radius of its share of a cloud, in CSS pixels. */
const LEAST_RADIUS = 1.7;
const CLOUD_RADIUS = 5;

/** A line is at most this wide on screen, in CSS pixels. */
const MOST_WIDTH = 1.6;

/** Share of the picture that lines cover, were they side by side: among bodies, clouds, and where axons only pass by. */
const BODY_INK = 0.42;
const CLOUD_INK = 0.3;
const PASSING_INK = 0.18;

/** Fainter than this, colours of eight bits come out wrong. */
const LEAST_ALPHA = 0.03;

/** A picture of `detail`, under way or done. */
interface Drawing {
  readonly texture: RenderTexture;
  readonly detail: Detail;
  readonly diagram: Diagram;
  /** Strength of its lines, and how many of them are drawn. */
  readonly alpha: number;
  lines: number;
  done: boolean;
}

export interface Sheet extends Layer {
  /** Whether nothing of what lies below is seen. */
  covers(camera: Camera, viewport: Viewport): boolean;
}

/**
 * What stands still in a large circuit, drawn with the grid once into a texture a little larger than the view: panning
 * and zooming move one rectangle. A new one is drawn over several frames while the one before is shown.
 */
export function createSheet(theme: SceneTheme, renderer: WebGLRenderer): Sheet {
  const view = new Container();
  const mesh = createSheetMesh();
  const grid = createGrid(theme);
  const lines = createLineMesh();
  const rims = createDotMesh();
  const fills = createDotMesh();
  const root = new Container({ isRenderGroup: true });
  root.addChild(lines.view, rims.view, fills.view);
  const transform = new Matrix();
  view.addChild(mesh.view);
  mesh.view.visible = false;
  const colours = coloursOf(theme);
  let wanted: { detail: Detail; diagram: Diagram } | null = null;
  let front: Drawing | null = null;
  let back: Drawing | null = null;

  const begin = ({ detail, diagram }: { detail: Detail; diagram: Diagram }, resolution: number): void => {
    const { region, zoom } = detail;
    if (region === null) return;
    const width = Math.ceil((region.maxX - region.minX) * zoom);
    const height = Math.ceil((region.maxY - region.minY) * zoom);
    const texture = RenderTexture.create({ width, height, resolution });
    back = { texture, detail, diagram, alpha: lineAlpha(detail, diagram), lines: 0, done: false };
    front ??= back;
  };

  /** Draws the next lines, and after the last of them the bodies. */
  const proceed = (drawing: Drawing, resolution: number): void => {
    const { detail, diagram, texture } = drawing;
    const { region, zoom, level } = detail;
    if (region === null) return;
    const first = drawing.lines;
    drawing.lines = Math.min(detail.lines.length, first + LINES_AT_ONCE);
    drawing.done = drawing.lines === detail.lines.length;
    lines.clear();
    for (let k = first; k < drawing.lines; k++) {
      const { curve, width, sign } = diagram.axons[detail.lines[k]!]!;
      lines.add(curve.cubics, halfWidth(width, zoom), colours.line[sign]);
    }
    rims.clear();
    fills.clear();
    if (drawing.done && level !== 'full') {
      for (const part of diagram.parts) {
        if (part.x < region.minX || part.x > region.maxX || part.y < region.minY || part.y > region.maxY) continue;
        const colour = colours.body[signOfPart(part, diagram)];
        const radius = level === 'clouds' ? CLOUD_RADIUS / zoom : Math.max(part.halfWidth, LEAST_RADIUS / zoom);
        if (level === 'bodies') rims.add(part.x, part.y, radius, colours.rim, 1);
        fills.add(
          part.x,
          part.y,
          level === 'clouds' ? radius : radius - Math.min(2, 0.5 / zoom),
          colour,
          level === 'clouds' ? 0.5 : 1,
        );
      }
    }
    const pixel = 1 / (zoom * resolution);
    lines.flush(pixel, drawing.alpha);
    rims.flush(pixel, 0);
    fills.flush(pixel, level === 'clouds' ? 1 : 0);
    transform.set(zoom, 0, 0, zoom, -region.minX * zoom, -region.minY * zoom);
    if (first === 0) layGrid(drawing, region, zoom, resolution);
    renderer.render({ container: root, target: texture, clear: false, transform });
  };

  const layGrid = ({ texture }: Drawing, { minX, minY }: Box, zoom: number, resolution: number): void => {
    const { width, height } = texture;
    grid.show({ x: -minX * zoom, y: -minY * zoom, zoom }, { width, height }, resolution);
    renderer.render({ container: grid.view, target: texture, clear: true, clearColor: theme.background });
  };

  /** Puts the finished picture in the place of the one before. */
  const turnOver = (finished: Drawing): void => {
    if (front !== null && front !== finished) front.texture.destroy(true);
    front = finished;
    back = null;
  };

  const lay = (): void => {
    const region = front?.detail.region ?? null;
    mesh.view.visible = front !== null && region !== null;
    if (front !== null && region !== null) mesh.lay(front.texture, region);
  };

  const drop = (): void => {
    if (back !== null && back !== front) back.texture.destroy(true);
    front?.texture.destroy(true);
    front = back = null;
    lay();
  };

  return {
    view,
    build(diagram, detail) {
      const isEmpty = detail.lines.length === 0 && detail.level === 'full';
      wanted = isEmpty ? null : { diagram, detail };
      if (isEmpty) drop();
    },
    covers(camera, viewport) {
      const region = front?.detail.region ?? null;
      return region !== null && contains(region, viewOf(camera, viewport, 0));
    },
    update({ camera, resolution }) {
      mesh.setExact(camera.zoom === front?.detail.zoom);
      if (back === null && wanted !== null) {
        const drawn = front?.detail === wanted.detail && front.diagram === wanted.diagram;
        if (!drawn) begin(wanted, resolution);
      }
      if (back === null) return;
      proceed(back, resolution);
      const before = front;
      if (back.done) turnOver(back);
      if (before !== front || !mesh.view.visible) {
        lay();
        mesh.setExact(camera.zoom === front?.detail.zoom);
      }
    },
    get busy() {
      return back !== null;
    },
    destroy() {
      drop();
      mesh.destroy();
      grid.destroy();
      lines.destroy();
      rims.destroy();
      fills.destroy();
      root.destroy();
      view.destroy();
    },
  };
}

/** How strong lines are so that all of them together cover a set share of where they are: faint the more there are. */
function lineAlpha({ lines, level, places, region, zoom }: Detail, { axons }: Diagram): number {
  if (region === null) return 0;
  const drawn = Array.from(lines, (place) => axons[place]!);
  const ink = inkOf(drawn, region, ({ width }) => Math.max(2 * halfWidth(width, zoom), 1 / zoom));
  const wanted = places.length > 0 ? PASSING_INK : level === 'clouds' ? CLOUD_INK : BODY_INK;
  return Math.max(LEAST_ALPHA, Math.min(0.8, wanted / Math.max(0.01, ink)));
}

/** Half of what a line is wide on the canvas: as its axon, but thin on screen. */
function halfWidth(width: number, zoom: number): number {
  return Math.min(width / 2, MOST_WIDTH / 2 / zoom);
}

/** What most neurons are to others: excitatory or inhibitory, by the first axon that leaves. */
function signOfPart(part: Part, { outgoing, axons }: Diagram): AxonSign {
  const first = outgoing[part.index]?.[0];
  return part.kind === 'population' && first !== undefined ? axons[first]!.sign : 'silent';
}

function coloursOf(theme: SceneTheme): {
  line: Record<AxonSign, number>;
  body: Record<AxonSign, number>;
  rim: number;
} {
  const { excitatory, inhibitory, quiet, raised, background } = theme;
  const body = (colour: number): number => mixColours(raised, colour, isDark(background) ? 0.62 : 0.7);
  return {
    line: { excitatory, inhibitory, silent: quiet },
    body: { excitatory: body(excitatory), inhibitory: body(inhibitory), silent: body(quiet) },
    rim: background,
  };
}

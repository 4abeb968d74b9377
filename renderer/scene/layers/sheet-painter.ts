import { Container, Matrix, type RenderTexture, type WebGLRenderer } from 'pixi.js';
import type { Box } from '../camera.ts';
import { isDark, mixColours } from '../colour.ts';
import type { Detail } from '../detail.ts';
import { inkOf } from '../ink.ts';
import type { AxonSign, Diagram, Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createDotMesh } from './dot-mesh.ts';
import { createGrid } from './grid.ts';
import { createLineMesh } from './line-mesh.ts';

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

/** What is painted, where, and at which zoom. */
export interface Subject {
  readonly texture: RenderTexture;
  readonly diagram: Diagram;
  readonly detail: Detail;
  readonly region: Box;
}

/** Paints the grid, the axons and the bodies of a large circuit into a texture, a few axons at a time. */
export interface SheetPainter {
  grid(subject: Subject, resolution: number): void;
  /** The lines from place `from` up to `to` of the detail's, as strong as `alpha`. */
  lines(subject: Subject, from: number, to: number, alpha: number, resolution: number): void;
  bodies(subject: Subject, resolution: number): void;
  destroy(): void;
}

export function createSheetPainter(theme: SceneTheme, renderer: WebGLRenderer): SheetPainter {
  const grid = createGrid(theme);
  const lines = createLineMesh();
  const rims = createDotMesh();
  const fills = createDotMesh();
  const axons = new Container({ isRenderGroup: true });
  axons.addChild(lines.view);
  const bodies = new Container({ isRenderGroup: true });
  bodies.addChild(rims.view, fills.view);
  const transform = new Matrix();
  const colours = coloursOf(theme);

  const paint = (container: Container, { texture, region, detail: { zoom } }: Subject): void => {
    transform.set(zoom, 0, 0, zoom, -region.minX * zoom, -region.minY * zoom);
    renderer.render({ container, target: texture, clear: false, transform });
  };

  return {
    grid({ texture, region, detail: { zoom } }, resolution) {
      const { width, height } = texture;
      grid.show({ x: -region.minX * zoom, y: -region.minY * zoom, zoom }, { width, height }, resolution);
      renderer.render({ container: grid.view, target: texture, clear: true, clearColor: theme.background });
    },
    lines(subject, from, to, alpha, resolution) {
      const { diagram, detail } = subject;
      lines.clear();
      for (let k = from; k < to; k++) {
        const { curve, width, sign } = diagram.axons[detail.lines[k]!]!;
        lines.add(curve.cubics, halfWidth(width, detail.zoom), colours.line[sign]);
      }
      lines.flush(1 / (detail.zoom * resolution), alpha);
      paint(axons, subject);
    },
    bodies(subject, resolution) {
      const { diagram, detail, region } = subject;
      const { zoom, level } = detail;
      const inClouds = level === 'clouds';
      rims.clear();
      fills.clear();
      for (const part of diagram.parts) {
        if (part.x < region.minX || part.x > region.maxX || part.y < region.minY || part.y > region.maxY) continue;
        const colour = colours.body[signOfPart(part, diagram)];
        const radius = inClouds ? CLOUD_RADIUS / zoom : Math.max(part.halfWidth, LEAST_RADIUS / zoom);
        if (!inClouds) rims.add(part.x, part.y, radius, colours.rim, 1);
        fills.add(part.x, part.y, inClouds ? radius : radius - Math.min(2, 0.5 / zoom), colour, inClouds ? 0.5 : 1);
      }
      const pixel = 1 / (zoom * resolution);
      rims.flush(pixel, 0);
      fills.flush(pixel, inClouds ? 1 : 0);
      paint(bodies, subject);
    },
    destroy() {
      grid.destroy();
      lines.destroy();
      rims.destroy();
      fills.destroy();
      axons.destroy();
      bodies.destroy();
    },
  };
}

/** How strong lines are so that all of them together cover a set share of where they are: faint the more there are. */
export function lineAlpha({ lines, level, places, region, zoom }: Detail, { axons }: Diagram): number {
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

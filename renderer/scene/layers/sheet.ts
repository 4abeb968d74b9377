import { Container, RenderTexture, type WebGLRenderer } from 'pixi.js';
import { contains, viewOf, type Camera, type Viewport } from '../camera.ts';
import type { Detail } from '../detail.ts';
import type { Diagram } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import type { Layer } from './layer.ts';
import { createPortions } from './portions.ts';
import { createSheetMesh } from './sheet-mesh.ts';
import { createSheetPainter, lineAlpha, type Subject } from './sheet-painter.ts';

/** Lines painted in one display frame: at least, at least where nobody waits for anything else, and at most. */
const FEW_LINES = 150;
const LINES_AT_REST = 1200;
const MANY_LINES = 4000;

/** The camera rests, and sharpness matters more than answering soon, so long after it last moved. */
const REST_MS = 400;

/** A picture of a diagram, under way or done. */
interface Drawing extends Subject {
  /** Strength of its lines, and how many of them are painted. */
  readonly alpha: number;
  lines: number;
}

export interface Sheet extends Layer {
  /** Whether nothing of what lies below is seen. */
  covers(camera: Camera, viewport: Viewport): boolean;
}

/**
 * What stands still in a large circuit, painted with the grid once into a texture a little larger than the view: panning
 * and zooming move one rectangle. A new one is painted over several frames while the one before is shown.
 */
export function createSheet(theme: SceneTheme, renderer: WebGLRenderer): Sheet {
  const view = new Container();
  const mesh = createSheetMesh();
  view.addChild(mesh.view);
  const painter = createSheetPainter(theme, renderer);
  const portions = createPortions(FEW_LINES, MANY_LINES);
  let wanted: { readonly detail: Detail; readonly diagram: Diagram } | null = null;
  /** What is shown, and what takes its place once it is done; at first both are the same. */
  let front: Drawing | null = null;
  let back: Drawing | null = null;
  let seen: Camera | null = null;
  let movedAt = -Infinity;

  const show = (drawing: Drawing | null): void => {
    const before = front;
    front = drawing;
    if (drawing === null) mesh.clear();
    else mesh.lay(drawing.texture, drawing.region);
    if (before !== drawing) before?.texture.destroy(true);
  };

  const begin = (detail: Detail, diagram: Diagram, resolution: number): void => {
    if (detail.region === null) return;
    const { zoom } = detail;
    const { minX, minY, maxX, maxY } = detail.region;
    // Whole pixels, so that none of them is shown twice.
    const [width, height] = [Math.ceil((maxX - minX) * zoom), Math.ceil((maxY - minY) * zoom)];
    const region = { minX, minY, maxX: minX + width / zoom, maxY: minY + height / zoom };
    const texture = RenderTexture.create({ width, height, resolution });
    back = { texture, detail, diagram, region, alpha: lineAlpha(detail, diagram), lines: 0 };
    painter.grid(back, resolution);
    portions.start();
    if (front === null) show(back);
  };

  /** Paints the next lines, and after the last of them the bodies. */
  const proceed = (drawing: Drawing, most: number, resolution: number): void => {
    const { detail, alpha, lines } = drawing;
    drawing.lines = Math.min(detail.lines.length, lines + most);
    if (drawing.lines > lines) painter.lines(drawing, lines, drawing.lines, alpha, resolution);
    if (drawing.lines < detail.lines.length) return;
    if (detail.level !== 'full') painter.bodies(drawing, resolution);
    show(drawing);
    back = null;
  };

  const abandon = (drawing: Drawing): void => {
    drawing.texture.destroy(true);
    back = null;
  };

  const drop = (): void => {
    if (back !== null && back !== front) abandon(back);
    back = null;
    show(null);
  };

  const covers = (camera: Camera, viewport: Viewport): boolean =>
    front !== null && contains(front.region, viewOf(camera, viewport, 0));

  return {
    view,
    covers,
    build(diagram, detail) {
      const isEmpty = detail.lines.length === 0 && detail.level === 'full';
      wanted = isEmpty ? null : { diagram, detail };
      if (isEmpty) drop();
      // What is painted for a place that the camera has left would come too late.
      else if (back !== null && back !== front && back.detail.region !== detail.region) abandon(back);
    },
    update({ camera, resolution, now }) {
      const isShown = front?.detail === wanted?.detail && front?.diagram === wanted?.diagram;
      if (back === null && wanted !== null && !isShown) begin(wanted.detail, wanted.diagram, resolution);
      if (camera !== seen) movedAt = now;
      seen = camera;
      if (back !== null) {
        const most = portions.next(now);
        const isUrgent = now - movedAt >= REST_MS || back === front;
        proceed(back, isUrgent ? Math.max(LINES_AT_REST, most) : most, resolution);
      }
      // A coarse canvas has no pixel of its own for each of the sheet: thin lines would come and go.
      mesh.setExact(camera.zoom === front?.detail.zoom && renderer.resolution === resolution);
    },
    get busy() {
      return back !== null;
    },
    destroy() {
      drop();
      mesh.destroy();
      painter.destroy();
      view.destroy();
    },
  };
}

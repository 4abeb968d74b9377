import { Container } from 'pixi.js';
import { isDark } from '../colour.ts';
import type { Detail } from '../detail.ts';
import { emptyDiagram, type Diagram } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createDotMesh } from './dot-mesh.ts';
import type { Layer } from './layer.ts';

/** Radius of a bead in CSS pixels: its own on the canvas, within these bounds; and of the light around a body beyond the body. */
const BEAD_RADIUS = 9;
const LEAST_BEAD = 1.8;
const MOST_BEAD = 4;
const HALO = 2.5;

/** Travelling brightness crosses an axon in this time, whatever the pace. */
const CROSSING_MS = 900;

/** Spreads the phases of neighbouring axons evenly (golden ratio). */
const PHASE_STEP = 0.618034;

/** What moves and glows over the sheet of a large circuit: spikes under way and bodies that fire, as dots. */
export function createFar(theme: SceneTheme): Layer {
  const view = new Container();
  const dots = createDotMesh();
  view.addChild(dots.view);
  const dark = isDark(theme.background);
  if (dark) dots.view.blendMode = 'add';
  const colour = dark ? theme.spikeCore : theme.spikeHalo;
  let diagram: Diagram = emptyDiagram;
  let detail: Detail | null = null;

  const addBead = (axon: number, fraction: number, radius: number, strength: number): void => {
    const c = diagram.axons[axon]!.curve.cubics;
    const pieces = (c.length - 2) / 6;
    const piece = Math.min(pieces - 1, Math.floor(fraction * pieces));
    const t = fraction * pieces - piece;
    const s = 1 - t;
    const i = 6 * piece;
    const [w0, w1, w2, w3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    const x = w0 * c[i]! + w1 * c[i + 2]! + w2 * c[i + 4]! + w3 * c[i + 6]!;
    const y = w0 * c[i + 1]! + w1 * c[i + 3]! + w2 * c[i + 5]! + w3 * c[i + 7]!;
    const region = detail?.region;
    if (region && (x < region.minX || x > region.maxX || y < region.minY || y > region.maxY)) return;
    dots.add(x, y, radius, colour, strength);
  };

  return {
    view,
    build(next, chosen) {
      diagram = next;
      detail = chosen;
    },
    update({ activity: { beads, brightness, travelling, light }, camera, now, resolution }) {
      dots.clear();
      const radius = Math.max(LEAST_BEAD, Math.min(MOST_BEAD, BEAD_RADIUS * camera.zoom)) / camera.zoom;
      if (detail !== null && detail.level !== 'full') {
        for (const { index, x, y, halfWidth } of diagram.parts) {
          const level = light[index]!;
          if (level > 0.02) dots.add(x, y, 1.3 * halfWidth + HALO / camera.zoom, theme.spikeHalo, level);
        }
      }
      if (detail !== null && detail.lines.length > 0 && detail.places.length === 0) {
        for (let i = 0; i < beads.count; i++) addBead(beads.axon[i]!, beads.fraction[i]!, radius, 1);
        for (let a = 0; travelling && a < brightness.length; a++) {
          const strength = brightness[a]!;
          if (strength >= 0.02) addBead(a, (now / CROSSING_MS + a * PHASE_STEP) % 1, radius, 0.5 + 0.5 * strength);
        }
      }
      dots.flush(1 / (camera.zoom * resolution), 0.75);
    },
    destroy() {
      dots.destroy();
      view.destroy();
    },
  };
}

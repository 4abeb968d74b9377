import { Container } from 'pixi.js';
import { viewOf, type Box } from '../camera.ts';
import { isDark } from '../colour.ts';
import { createCourses } from '../courses.ts';
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

const place = { x: 0, y: 0 };

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
  let seen: Box = { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const courses = createCourses();

  const addBead = (axon: number, fraction: number, radius: number, strength: number): void => {
    courses.at(axon, fraction, place);
    const { x, y } = place;
    if (x < seen.minX - radius || x > seen.maxX + radius || y < seen.minY - radius || y > seen.maxY + radius) return;
    dots.add(x, y, radius, colour, strength);
  };

  return {
    view,
    build(next, chosen) {
      diagram = next;
      detail = chosen;
    },
    update({ activity: { beads, brightness, travelling, light }, camera, viewport, now, resolution }) {
      dots.clear();
      seen = viewOf(camera, viewport, 0);
      const radius = Math.max(LEAST_BEAD, Math.min(MOST_BEAD, BEAD_RADIUS * camera.zoom)) / camera.zoom;
      if (detail !== null && detail.level !== 'full') {
        for (const { index, x, y, halfWidth } of diagram.parts) {
          const level = light[index]!;
          if (level > 0.02) dots.add(x, y, 1.3 * halfWidth + HALO / camera.zoom, theme.spikeHalo, level);
        }
      }
      if (detail !== null && detail.lines.length > 0 && detail.places.length === 0) {
        courses.follow(diagram.axons);
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

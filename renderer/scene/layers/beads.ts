import { Particle, ParticleContainer } from 'pixi.js';
import { MAX_BEADS } from '../beads.ts';
import { isDark } from '../colour.ts';
import { pointAt } from '../curve.ts';
import type { Detail } from '../detail.ts';
import type { Axon } from '../parts.ts';
import { BEAD_CENTRE, beadTexture, TEXTURE_SCALE } from '../textures.ts';
import type { SceneTheme } from '../types.ts';
import type { Layer } from './layer.ts';

/** Travelling brightness crosses an axon in this time, whatever the pace. */
const CROSSING_MS = 900;

/** Spreads the phases of neighbouring axons evenly (golden ratio). */
const PHASE_STEP = 0.618034;

const none = new Int32Array(0);

const point = { x: 0, y: 0, angle: 0 };

/** Spikes under way. All particles exist from the start. */
export function createBeads(theme: SceneTheme): Layer {
  const texture = beadTexture(theme);
  const particles = Array.from({ length: MAX_BEADS }, () => {
    return new Particle({ texture, anchorX: BEAD_CENTRE, anchorY: 0.5 });
  });
  const view = new ParticleContainer({
    texture,
    dynamicProperties: { position: true, rotation: true, vertex: true, color: true },
    blendMode: isDark(theme.background) ? 'add' : 'normal',
  });
  let axons: readonly Axon[] = [];
  let detail: Detail | null = null;
  let shown = 0;

  const place = (axon: Axon | undefined, fraction: number, scaleX: number, scaleY: number, alpha: number): void => {
    const particle = particles[shown];
    if (axon === undefined || particle === undefined) return;
    shown++;
    pointAt(axon.curve, fraction, point);
    particle.x = point.x;
    particle.y = point.y;
    particle.rotation = point.angle;
    particle.scaleX = scaleX / TEXTURE_SCALE;
    particle.scaleY = scaleY / TEXTURE_SCALE;
    particle.alpha = alpha;
  };

  return {
    view,
    build(diagram, chosen) {
      axons = diagram.axons;
      detail = chosen;
    },
    update({ activity: { beads, brightness, travelling }, now }) {
      shown = 0;
      const places = detail?.places ?? none;
      const inFull = places.length > 0;
      for (let i = 0; inFull && i < beads.count; i++) {
        const scale = Math.min(1.8, 0.9 + 0.15 * Math.log2(beads.size[i] ?? 1));
        place(axons[beads.axon[i] ?? -1], beads.fraction[i] ?? 0, scale, scale, 1);
      }
      for (let i = 0; travelling && i < places.length; i++) {
        const a = places[i]!;
        const strength = brightness[a] ?? 0;
        if (strength < 0.02) continue;
        place(axons[a], (now / CROSSING_MS + a * PHASE_STEP) % 1, 1.15, 0.7, 0.5 + 0.5 * strength);
      }
      resize(view, particles, shown);
    },
    destroy() {
      view.destroy();
      texture.source.unload();
    },
  };
}

/** Shows the first `count` particles, without a new array. */
function resize(view: ParticleContainer, particles: readonly Particle[], count: number): void {
  const live = view.particleChildren;
  if (live.length === count) return;
  for (let i = live.length; i < count; i++) {
    const particle = particles[i];
    if (particle !== undefined) live.push(particle);
  }
  live.length = count;
  view.update();
}

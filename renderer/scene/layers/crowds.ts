import { Container, Particle, ParticleContainer, Sprite } from 'pixi.js';
import { isDark, mixColours } from '../colour.ts';
import type { Crowd } from '../crowds.ts';
import { crowdDots } from '../geometry.ts';
import { disc, paintShape } from '../paint.ts';
import { isCrowd, type Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import type { Layer } from './layer.ts';

/** Radius of a dot in canvas units, unlit and lit. */
const DOT = 1.25;
const LIT = 2.1;

/** Large populations: a disc of dots, one a neuron, that light up as it spikes. */
export function createCrowdLayer(theme: SceneTheme): Layer {
  const view = new Container();
  const body = paintShape(64, 64, (context) => {
    disc(context, 0, 0, 62);
    context.fill();
  });
  const dot = paintShape(4, 4, (context) => {
    disc(context, 0, 0, 3);
    context.fill();
  });
  const bodies = view.addChild(new Container());
  const particles = view.addChild(
    new ParticleContainer({ texture: dot, dynamicProperties: { color: true, vertex: true, position: false } }),
  );
  const unlit = mixColours(theme.raised, theme.quiet, isDark(theme.background) ? 0.55 : 0.6);
  const lit = isDark(theme.background) ? theme.spikeCore : theme.spikeHalo;
  let shown: readonly Crowd[] = [];
  let parts: readonly Part[] = [];
  let inFull: ReadonlySet<number> = new Set();
  let shownInFull = inFull;
  let shownParts: readonly Part[] = [];
  let dots: { particle: Particle; place: number }[] = [];

  function rebuild(crowds: readonly Crowd[]): void {
    for (const sprite of bodies.removeChildren()) sprite.destroy();
    dots = crowds.flatMap(({ part, dots: count, offset }) => {
      if (!inFull.has(part)) return [];
      const { x, y, halfWidth } = parts[part]!;
      const sprite = bodies.addChild(new Sprite({ texture: body, anchor: 0.5, tint: theme.raised }));
      sprite.position.set(x, y);
      sprite.scale.set((halfWidth - 0.5) / 62);
      return crowdDots(count, halfWidth).map((at, k) => {
        const anchor = { anchorX: 0.5, anchorY: 0.5 };
        return {
          particle: new Particle({ texture: dot, ...anchor, x: x + at.x, y: y + at.y, tint: unlit }),
          place: offset + k,
        };
      });
    });
    particles.particleChildren.length = 0;
    for (const { particle } of dots) particles.particleChildren.push(particle);
    particles.update();
  }

  return {
    view,
    build(diagram, detail) {
      ({ parts } = diagram);
      inFull = new Set(detail.parts.filter(isCrowd).map(({ index }) => index));
    },
    update({ activity: { crowds } }) {
      if (crowds.list !== shown || parts !== shownParts || inFull !== shownInFull) rebuild(crowds.list);
      shown = crowds.list;
      shownParts = parts;
      shownInFull = inFull;
      for (const { particle, place } of dots) {
        const level = crowds.light[place] ?? 0;
        particle.tint = level === 0 ? unlit : mixColours(unlit, lit, level);
        particle.scaleX = particle.scaleY = (DOT + (LIT - DOT) * level) / 3;
      }
    },
    destroy() {
      view.destroy({ children: true });
      body.destroy(true);
      dot.destroy(true);
    },
  };
}

import { Container, Graphics } from 'pixi.js';
import { mixColours } from '../colour.ts';
import { headLength } from '../geometry.ts';
import { flatten } from '../flatten.ts';
import type { Axon, AxonSign } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';

/** Brightness is shown in this many shades, so that tints change only when it can be seen. */
const SHADES = 24;

/** Length by which a line reaches into its head, so that no seam shows. */
const OVERLAP = 1.5;

interface AxonView {
  axon: Axon;
  readonly graphics: Graphics;
  shade: number;
}

/** The connections: a cubic curve as wide as its weight, ending in an arrow (excitatory) or a dot (inhibitory). */
export function createAxons(theme: SceneTheme): Layer {
  // A group of its own, so that a soma's glow does not send all axons to the graphics card again.
  const view = new Container({ isRenderGroup: true });
  const colours: Record<AxonSign, number> = {
    excitatory: theme.excitatory,
    inhibitory: theme.inhibitory,
    silent: theme.quiet,
  };
  const keyed = createKeyed<Axon, AxonView>({
    key: (axon) => axon.item.id,
    make: (axon) => {
      const graphics = view.addChild(new Graphics());
      drawAxon(graphics, axon);
      return { axon, graphics, shade: -1 };
    },
    same: ({ axon }, next) => axon.curve === next.curve && axon.item.weight === next.item.weight,
    place: (axonView, axon) => {
      axonView.axon = axon;
    },
    drop: ({ graphics }) => graphics.destroy(),
  });
  return {
    view,
    build: (diagram) => keyed.reconcile(diagram.axons),
    update({ activity: { brightness } }) {
      const views = keyed.views;
      for (let i = 0; i < views.length; i++) {
        const axonView = views[i];
        const shade = Math.round((brightness[i] ?? 0) * SHADES);
        if (axonView === undefined || axonView.shade === shade) continue;
        axonView.shade = shade;
        axonView.graphics.tint = mixColours(colours[axonView.axon.sign], theme.spikeHalo, (0.85 * shade) / SHADES);
      }
    },
    destroy() {
      keyed.clear();
      view.destroy();
    },
  };
}

function drawAxon(graphics: Graphics, axon: Axon): void {
  const { curve, width, item } = axon;
  const count = curve.points.length;
  const endX = curve.points[count - 2] ?? 0;
  const endY = curve.points[count - 1] ?? 0;
  const dx = endX - (curve.points[count - 4] ?? 0);
  const dy = endY - (curve.points[count - 3] ?? 0);
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const line = flatten(curve.cubics);
  line.push(endX + ux * OVERLAP, endY + uy * OVERLAP);
  graphics.context.batchMode = 'batch';
  graphics.poly(line, false);
  graphics.stroke({ width: axon.sign === 'silent' ? 1 : width, color: 0xffffff });
  const head = headLength(item.weight);
  if (axon.sign === 'excitatory') drawArrow(graphics, endX, endY, ux * head, uy * head);
  if (axon.sign === 'inhibitory')
    graphics.circle(endX + (ux * head) / 2, endY + (uy * head) / 2, head / 2).fill(0xffffff);
}

/** An arrow head from its base at (x, y) to its tip at (x + dx, y + dy). */
function drawArrow(graphics: Graphics, x: number, y: number, dx: number, dy: number): void {
  const [sideX, sideY] = [-0.52 * dy, 0.52 * dx];
  graphics.poly([x + sideX, y + sideY, x + dx, y + dy, x - sideX, y - sideY]).fill(0xffffff);
}

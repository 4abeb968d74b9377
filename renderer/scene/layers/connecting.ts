import { Container, Graphics } from 'pixi.js';
import type { Position } from '../../../engine/network/types.ts';
import { outPort } from '../geometry.ts';
import type { Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import type { Layer } from './layer.ts';

/** Radius of the port in canvas units at zoom 1. */
export const PORT_RADIUS = 8;

/** The port that appears at a pointed-at source, and the axon that is being drawn from it. */
export interface Connecting extends Layer {
  /** Shows the port of `source`; null hides it. */
  showPort(source: Part | null): void;
  /** Draws the axon under way from `source` to a point, or to the target it would reach; null hides it. */
  preview(source: Part | null, to: Position, target: Part | null): void;
}

export function createConnecting(theme: SceneTheme): Connecting {
  const view = new Container();
  const axon = view.addChild(new Graphics());
  const port = view.addChild(drawPort(theme));
  port.visible = false;
  return {
    view,
    build() {},
    update() {},
    showPort(source) {
      port.visible = source !== null;
      if (source !== null) port.position.copyFrom(outPort(source));
    },
    preview(source, to, target) {
      axon.clear();
      if (source === null) return;
      const from = outPort(source);
      const end = target === null ? to : { x: target.x - target.halfWidth - 4, y: target.y };
      const reach = Math.max(32, 0.42 * Math.abs(end.x - from.x));
      axon.moveTo(from.x, from.y);
      axon.bezierCurveTo(from.x + reach, from.y, end.x - reach, end.y, end.x, end.y, 0.9);
      axon.stroke({ width: 2.5, color: theme.excitatory, alpha: target === null ? 0.7 : 1 });
      axon.circle(end.x, end.y, 4).fill(theme.excitatory);
      if (target !== null)
        axon.circle(target.x, target.y, target.halfWidth + 5).stroke({ width: 2, color: theme.excitatory });
    },
    destroy: () => view.destroy({ children: true }),
  };
}

function drawPort(theme: SceneTheme): Graphics {
  const port = new Graphics().circle(0, 0, PORT_RADIUS).fill(theme.focus);
  port.stroke({ width: 2, color: theme.background });
  port.moveTo(-3.5, 0).lineTo(3.5, 0).moveTo(0, -3.5).lineTo(0, 3.5);
  return port.stroke({ width: 1.75, color: theme.background });
}

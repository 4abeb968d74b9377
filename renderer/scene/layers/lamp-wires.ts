import { Container, Graphics } from 'pixi.js';
import type { LampWire } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';

interface WireView {
  readonly wire: LampWire;
  readonly graphics: Graphics;
}

/** The thin dashed lines from neurons to the lamps that read them: measuring, not wiring. */
export function createLampWires(theme: SceneTheme): Layer {
  const view = new Container();
  const keyed = createKeyed<LampWire, WireView>({
    key: (wire) => wire.lamp.id,
    make: (wire) => {
      const graphics = view.addChild(new Graphics());
      dash(graphics, wire.curve.points);
      graphics.stroke({ width: 1.25, color: theme.quiet, alpha: 0.8 });
      return { wire, graphics };
    },
    same: (wireView, wire) => wireView.wire.curve === wire.curve,
    place: () => {},
    drop: ({ graphics }) => graphics.destroy(),
  });
  return {
    view,
    build: (diagram) => keyed.reconcile(diagram.lampWires),
    update() {},
    destroy() {
      keyed.clear();
      view.destroy();
    },
  };
}

/** Every other stretch between evenly spaced points. */
function dash(graphics: Graphics, points: Float32Array): void {
  for (let i = 0; i + 3 < points.length; i += 4) {
    graphics.moveTo(points[i] ?? 0, points[i + 1] ?? 0).lineTo(points[i + 2] ?? 0, points[i + 3] ?? 0);
  }
}

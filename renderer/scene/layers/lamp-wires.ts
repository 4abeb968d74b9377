import { mixColours } from '../colour.ts';
import type { Curve } from '../curve.ts';
import type { LampWire } from '../parts.ts';
import { lineRibbon } from '../ribbon.ts';
import type { SceneTheme } from '../types.ts';
import type { Layer } from './layer.ts';
import { createRibbonMesh } from './ribbon-mesh.ts';

const WIDTH = 1.25;

/** The thin dashed lines from neurons to the lamps that read them: measuring, not wiring. */
export function createLampWires(theme: SceneTheme): Layer {
  const mesh = createRibbonMesh();
  const colour = mixColours(theme.background, theme.quiet, 0.8);
  let wires: readonly LampWire[] = [];
  return {
    view: mesh.view,
    build(_, detail) {
      if (wires === detail.lampWires) return;
      wires = detail.lampWires;
      const dashes = wires.flatMap(({ curve }) => dashesOf(curve));
      mesh.setRibbons(dashes);
      dashes.forEach((_, index) => mesh.setColour(index, colour));
    },
    update: ({ camera, resolution }) => mesh.flush(1 / (camera.zoom * resolution)),
    destroy: () => mesh.destroy(),
  };
}

/** Every other stretch between evenly spaced points. */
function dashesOf({ points }: Curve): Float32Array[] {
  const dashes: Float32Array[] = [];
  for (let i = 0; i + 3 < points.length; i += 4) dashes.push(lineRibbon([...points.subarray(i, i + 4)], WIDTH));
  return dashes;
}

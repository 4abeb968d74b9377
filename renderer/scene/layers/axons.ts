import { bendColours, isDark, mixColours } from '../colour.ts';
import type { Curve } from '../curve.ts';
import type { Axon, AxonSign } from '../parts.ts';
import { ribbonOf } from '../ribbon.ts';
import type { SceneTheme } from '../types.ts';
import type { Layer } from './layer.ts';
import { createRibbonMesh } from './ribbon-mesh.ts';

/** Brightness is shown in this many shades, so that colours change only when it can be seen. */
const SHADES = 24;

/** The connections: a cubic curve as wide as its weight, ending in an arrow (excitatory) or a dot (inhibitory). */
export function createAxons(theme: SceneTheme): Layer {
  const mesh = createRibbonMesh();
  const palette = shadesOf(theme);
  /** An axon that changes gets a new curve, so that a curve has one ribbon. */
  let ribbons = new Map<Curve, Float32Array>();
  let axons: readonly Axon[] = [];
  let places: Int32Array = new Int32Array(0);
  let strength = 1;
  let shown = new Int8Array(0);
  return {
    view: mesh.view,
    build(_, detail) {
      ({ places, strength } = detail);
      if (axons === detail.axons) return;
      const before = ribbons;
      axons = detail.axons;
      ribbons = new Map(axons.map((axon) => [axon.curve, before.get(axon.curve) ?? ribbonOf(axon)]));
      mesh.setRibbons([...ribbons.values()]);
      shown = new Int8Array(axons.length).fill(-1);
    },
    update({ activity: { brightness }, camera, resolution }) {
      for (let i = 0; i < shown.length; i++) {
        const shade = Math.round((brightness[places[i]!] ?? 0) * SHADES);
        const axon = axons[i];
        if (shown[i] === shade || axon === undefined) continue;
        shown[i] = shade;
        mesh.setColour(i, palette[axon.sign][shade] ?? 0);
      }
      mesh.flush(1 / (camera.zoom * resolution), strength);
    },
    destroy: () => mesh.destroy(),
  };
}

/** The colours of each sign from rest to full brightness, by way of a neutral tone: blue and yellow would meet in green. */
function shadesOf(theme: SceneTheme): Record<AxonSign, readonly number[]> {
  const neutral = isDark(theme.background) ? theme.spikeCore : mixColours(theme.inhibitory, theme.quiet, 0.5);
  const shades = (colour: number): number[] =>
    Array.from({ length: SHADES + 1 }, (_, shade) =>
      bendColours(colour, neutral, theme.spikeHalo, (0.9 * shade) / SHADES),
    );
  return { excitatory: shades(theme.excitatory), inhibitory: shades(theme.inhibitory), silent: shades(theme.quiet) };
}

import { axonWidth, headLength } from '../../scene/geometry.ts';
import type { Axon } from '../../scene/parts.ts';
import { tipOf } from './visible.ts';

/** Where the two membranes of a synapse face each other, in canvas units along the axon's last way. */
export const presynaptic = 1.3;
export const postsynaptic = -0.9;

/** Vesicles drawn where the engine counts a share, not sites. */
export const drawnVesicles = 12;
const mostVesicles = 24;

/** A synapse as a drawing: x runs from the target's membrane out along the axon, y across. */
export interface SynapseShape {
  /** Where the origin lies on the canvas, and how x is turned there, in degrees. */
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  /** What hides the arrow head or dot that the terminal replaces. */
  readonly mask: string;
  readonly bouton: string;
  readonly spine: string;
  readonly vesicles: readonly { readonly x: number; readonly y: number }[];
  readonly receptors: readonly number[];
  readonly places: readonly SynapsePlace[];
}

/** A named part, in the coordinates of the shape. */
export interface SynapsePlace {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** The terminal takes the place of the arrow head. `sites` of the synapse; 0 where it has none to count. */
export function synapseShape(axon: Axon, sites: number): SynapseShape {
  const head = headLength(axon.weight) || 7;
  const tip = tipOf(axon);
  const [dx, dy] = [tip.x - axon.target.x, tip.y - axon.target.y];
  const distance = Math.hypot(dx, dy) || 1;
  const back = headLength(axon.weight) / distance;
  const length = head + 2;
  const half = axonWidth(axon.weight) / 2;
  return {
    x: tip.x - dx * back,
    y: tip.y - dy * back,
    turn: (Math.atan2(dy, dx) * 180) / Math.PI,
    mask: `M${head + 1} ${-half - 7}H${0.5 * head}L-0.6 -1.4V1.4L${0.5 * head} ${half + 7}H${head + 1}Z`,
    bouton: `M${presynaptic} -4.6C${presynaptic} -6.4 3 -6.6 ${0.45 * length} -6.2S${0.8 * length} ${-half} ${length} ${-half}V${half}C${0.8 * length} ${half} ${0.62 * length} 6.2 ${0.45 * length} 6.2S${presynaptic} 6.4 ${presynaptic} 4.6Z`,
    spine: `M-3.4 -6.6C-2.4 -5.2 ${postsynaptic} -5.6 ${postsynaptic} -4.2V4.2C${postsynaptic} 5.6 -2.4 5.2 -3.4 6.6Z`,
    vesicles: placeVesicles(Math.min(mostVesicles, sites || drawnVesicles), length),
    receptors: [-3.6, -2.4, -1.2, 0, 1.2, 2.4, 3.6],
    places: [
      { name: 'terminal', x: 0.8 * length, y: 5 },
      { name: 'vesicles', x: presynaptic + 2.6, y: 3.4 },
      { name: 'synaptic cleft', x: (presynaptic + postsynaptic) / 2, y: 5.2 },
      { name: 'receptors', x: postsynaptic, y: 3.8 },
    ],
  };
}

/** Docked in a row at the membrane first, then rows behind. */
function placeVesicles(count: number, length: number): { x: number; y: number }[] {
  const rows = [5, 6, 5, 4, 4];
  const places: { x: number; y: number }[] = [];
  const step = Math.min(1.55, (0.72 * length - 2.2) / rows.length);
  rows.forEach((inRow, row) => {
    for (let k = 0; k < inRow && places.length < count; k++) {
      const order = k % 2 === 0 ? k / 2 : -(k + 1) / 2;
      const shift = inRow % 2 === 0 ? 0.5 : 0;
      places.push({ x: presynaptic + 0.95 + row * step, y: (order + shift) * (1.72 - 0.08 * row) });
    }
  });
  return places;
}

import type { Position } from '../../../engine/network/types.ts';
import { LABEL_HEIGHT, SOMA_RADIUS } from '../../scene/geometry.ts';
import type { Scene } from '../../scene/types.ts';

/** What lies in the lower left corner of the canvas, in its pixels. */
export interface Corner {
  readonly right: number;
  readonly top: number;
}

export function legendOf(pane: HTMLElement): Corner | null {
  const legend = pane.querySelector<HTMLElement>('.legend');
  return legend && { right: legend.offsetLeft + legend.offsetWidth, top: legend.offsetTop };
}

/** Whether a neuron and its name would be seen at a canvas position: within the canvas, and not under the legend. */
export function isInSight(
  { toScreen }: Pick<Scene, 'toScreen'>,
  canvas: { readonly width: number; readonly height: number },
  legend: Corner | null,
  { x, y }: Position,
): boolean {
  const a = toScreen({ x: x - SOMA_RADIUS, y: y - SOMA_RADIUS });
  const b = toScreen({ x: x + SOMA_RADIUS, y: y + SOMA_RADIUS + LABEL_HEIGHT });
  if (a.x < 0 || a.y < 0 || b.x > canvas.width || b.y > canvas.height) return false;
  return legend === null || a.x > legend.right || b.y < legend.top;
}

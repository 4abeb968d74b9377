import type { Position } from '../../../engine/network/types.ts';
import type { Scene } from '../../scene/types.ts';
import type { CanvasControls } from '../../state/lab.svelte.ts';
import { isInSight, legendOf } from './in-sight.ts';

/** What the canvas offers to the rest of the window; `mouse` is a point of the window. */
export function canvasControls(scene: Scene, widget: HTMLElement, mouse: () => Position | null): CanvasControls {
  return {
    focus: () => widget.focus(),
    fit: () => scene.fit(),
    zoomBy: (factor) => scene.zoomBy(factor),
    glide: (places) => scene.glide(places),
    centre() {
      const { left, top, width, height } = widget.getBoundingClientRect();
      return scene.toWorld(left + width / 2, top + height / 2);
    },
    shows: (place) => isInSight(scene, widget.getBoundingClientRect(), legendOf(widget), place),
    cursor() {
      const point = mouse();
      return point && scene.toWorld(point.x, point.y);
    },
    bodies: () => scene.bodies(),
    reveal: (id) => scene.reveal(id),
  };
}

import { untrack } from 'svelte';
import type { Box } from '../../scene/camera.ts';
import type { SceneEvents, SceneShown, SceneTarget } from '../../scene/types.ts';
import { openChip } from '../../state/chip-deeds.ts';
import { placeAll } from '../../state/edits.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { partsText } from '../../state/part-names.ts';
import { connectParts } from '../../state/wiring.ts';

/** What the user does on the canvas: it changes the circuit and the selection, and things over the canvas follow it. */
export class CanvasGestures {
  hover = $state.raw<{ readonly target: SceneTarget; readonly x: number; readonly y: number } | null>(null);
  marquee = $state.raw<Box | null>(null);
  dragging = $state(false);
  /** Counts changes of the camera. */
  looks = $state(0);
  shown = $state.raw<SceneShown | null>(null);
  readonly events: SceneEvents;

  constructor(lab: Lab) {
    const { document, session } = lab;
    /** What was selected before the marquee, which adds to it. */
    let before: ReadonlySet<string> | null = null;
    this.events = {
      select: (target, additive) => selectTarget(lab, target, additive),
      // Inside of a chip a toggle is a port, which others set.
      toggle: (id) => void (document.chips.length === 0 && session.toggle(id)),
      // The scene shows the drag; the circuit takes only its end.
      move: (places, done) => {
        this.dragging = !done;
        const { network } = document;
        if (!done || !network) return;
        document.edit(`move ${partsText(network, new Set(places.keys()))}`, (current) => placeAll(current, places));
      },
      connect: (source, target) => connectParts(lab, source, target),
      marquee: (box, ids) => {
        before ??= lab.selection;
        lab.select([...before, ...ids]);
        this.marquee = box;
        if (box === null) before = null;
      },
      hover: (target, x, y) => (this.hover = target && { target, x, y }),
      edit: (target) => (target.kind === 'chip' ? openChip(lab, target.id) : lab.select([target.id])),
      camera: () => (this.hover = null),
      look: () => (this.looks = untrack(() => this.looks) + 1),
      shown: (now) => (this.shown = now),
    };
  }
}

function selectTarget(lab: Lab, target: SceneTarget | null, additive: boolean): void {
  if (!target) return lab.select(additive ? lab.selection : []);
  if (!additive) return lab.select([target.id]);
  const ids = new Set(lab.selection);
  if (!ids.delete(target.id)) ids.add(target.id);
  lab.select(ids);
}

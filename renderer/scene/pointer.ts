import type { Position } from '../../engine/network/types.ts';
import type { Part } from './parts.ts';
import type { SceneTarget } from './types.ts';

/** What the pointer may ask and do. Points are in canvas units unless they say otherwise. */
export interface PointerActions {
  toWorld(clientX: number, clientY: number): Position;
  targetAt(point: Position): SceneTarget | null;
  /** The population or stimulus whose port is shown and lies at the point. */
  portAt(point: Position): Part | null;
  populationAt(point: Position): Part | null;
  hover(target: SceneTarget | null, clientX: number, clientY: number): void;
  /** Something is dragged: what was said of the part at the pointer would cover where it goes. */
  hush(): void;
  click(target: SceneTarget | null, additive: boolean): void;
  edit(target: SceneTarget): void;
  pan(dx: number, dy: number): void;
  wheel(event: WheelEvent): void;
  startMove(target: SceneTarget): void;
  /** Moves what `startMove` took by (dx, dy) from where it was, to guides and grid unless it is `free`. */
  moveBy(dx: number, dy: number, done: boolean, free: boolean): void;
  cancelMove(): void;
  /** Selects what lies in the box with these corners. */
  marquee(from: Position, to: Position, done: boolean): void;
  cancelMarquee(): void;
  previewConnection(source: Part | null, to: Position, target: Part | null): void;
  connect(source: Part, target: Part): void;
}

type Drag =
  | { readonly kind: 'pressed'; readonly target: SceneTarget | null }
  | { readonly kind: 'pan' }
  | { readonly kind: 'move'; readonly start: Position }
  | { readonly kind: 'marquee'; readonly start: Position }
  | { readonly kind: 'connect'; readonly source: Part };

/** Buttons as `MouseEvent.button` numbers them. */
const LEFT = 0;
const MIDDLE = 1;

/** A press that stays within this many CSS pixels is a click. */
const CLICK_SLOP = 4;

const dragCursors: Readonly<Record<Drag['kind'], string>> = {
  pressed: 'pointer',
  pan: 'grabbing',
  move: 'grabbing',
  marquee: 'crosshair',
  connect: 'crosshair',
};

export interface PointerListening {
  /** Gives up the drag that is under way: what it took hold of may be gone. */
  cancel(): void;
  stop(): void;
}

/** Turns pointer and wheel events of the canvas into actions. */
export function listenToPointer(canvas: HTMLCanvasElement, actions: PointerActions): PointerListening {
  let drag: Drag | null = null;
  let pressX = 0;
  let pressY = 0;
  let lastX = 0;
  let lastY = 0;
  const listening = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, handle: (event: HTMLElementEventMap[K]) => void): void =>
    canvas.addEventListener(name, handle, { signal: listening.signal, passive: false });

  const press = (event: PointerEvent): void => {
    if (event.button !== LEFT && event.button !== MIDDLE) return;
    const point = actions.toWorld(event.clientX, event.clientY);
    [pressX, pressY, lastX, lastY] = [event.clientX, event.clientY, event.clientX, event.clientY];
    drag = event.button === MIDDLE ? { kind: 'pan' } : pressOn(point);
    canvas.setPointerCapture(event.pointerId);
  };

  const pressOn = (point: Position): Drag => {
    const source = actions.portAt(point);
    return source !== null ? { kind: 'connect', source } : { kind: 'pressed', target: actions.targetAt(point) };
  };

  /** What a press becomes once the pointer has left the place of the press. */
  const beginDrag = (target: SceneTarget | null, shift: boolean): Drag => {
    const start = actions.toWorld(pressX, pressY);
    if (target === null || target.kind === 'connection') return shift ? { kind: 'marquee', start } : { kind: 'pan' };
    actions.startMove(target);
    return { kind: 'move', start };
  };

  const dragTo = (event: PointerEvent, done: boolean): void => {
    const point = actions.toWorld(event.clientX, event.clientY);
    if (drag?.kind === 'pressed' && Math.hypot(event.clientX - pressX, event.clientY - pressY) > CLICK_SLOP) {
      drag = beginDrag(drag.target, event.shiftKey);
    }
    if (drag !== null && drag.kind !== 'pressed') actions.hush();
    if (drag?.kind === 'pan') actions.pan(event.clientX - lastX, event.clientY - lastY);
    if (drag?.kind === 'move') {
      actions.moveBy(point.x - drag.start.x, point.y - drag.start.y, done, event.altKey);
    }
    if (drag?.kind === 'marquee') actions.marquee(drag.start, point, done);
    if (drag?.kind === 'connect') actions.previewConnection(drag.source, point, actions.populationAt(point));
    [lastX, lastY] = [event.clientX, event.clientY];
  };

  const pointAtWhatIsThere = (event: PointerEvent): void => {
    const point = actions.toWorld(event.clientX, event.clientY);
    const port = actions.portAt(point);
    const target = actions.targetAt(point) ?? (port === null ? null : targetOf(port));
    actions.hover(target, event.clientX, event.clientY);
    canvas.style.cursor = port !== null ? 'crosshair' : target === null ? 'default' : 'pointer';
  };

  const release = (event: PointerEvent): void => {
    if (drag === null) return;
    dragTo(event, true);
    const point = actions.toWorld(event.clientX, event.clientY);
    const ended = drag;
    drag = null;
    if (ended.kind === 'pressed') actions.click(ended.target, event.shiftKey || event.ctrlKey || event.metaKey);
    if (ended.kind === 'connect') finishConnection(ended.source, actions.populationAt(point));
    pointAtWhatIsThere(event);
  };

  const finishConnection = (source: Part, target: Part | null): void => {
    actions.previewConnection(null, { x: 0, y: 0 }, null);
    if (target !== null) actions.connect(source, target);
  };

  const cancel = (): void => {
    if (drag?.kind === 'move') actions.cancelMove();
    if (drag?.kind === 'marquee') actions.cancelMarquee();
    if (drag?.kind === 'connect') finishConnection(drag.source, null);
    drag = null;
  };

  on('pointerdown', press);
  // Where the middle button would scroll by itself.
  on('mousedown', (event) => {
    if (event.button === MIDDLE) event.preventDefault();
  });
  on('pointermove', (event) => {
    if (drag === null) return pointAtWhatIsThere(event);
    dragTo(event, false);
    canvas.style.cursor = dragCursors[drag.kind];
  });
  on('pointerup', release);
  on('pointercancel', cancel);
  on('pointerleave', (event) => {
    if (drag === null) actions.hover(null, event.clientX, event.clientY);
  });
  on('dblclick', (event) => {
    const target = actions.targetAt(actions.toWorld(event.clientX, event.clientY));
    if (target !== null) actions.edit(target);
  });
  on('wheel', (event) => {
    event.preventDefault();
    actions.wheel(event);
  });
  // Only while something is dragged, and before the view takes Esc for the selection, or Undo for what was done before.
  const escape = (event: KeyboardEvent): void => {
    if (drag === null || !(event.key === 'Escape' || (isUndo(event) && drag.kind !== 'pressed'))) return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };
  window.addEventListener('keydown', escape, { signal: listening.signal, capture: true });
  return { cancel, stop: () => listening.abort() };
}

function isUndo({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'z';
}

function targetOf(part: Part): SceneTarget {
  return { kind: part.kind, id: part.id };
}

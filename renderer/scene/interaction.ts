import type { Position } from '../../engine/network/types.ts';
import { panBy, turnWheel, worldToScreen, type Box, type Camera } from './camera.ts';
import { outPort } from './geometry.ts';
import { PORT_RADIUS } from './layers/connecting.ts';
import { beginMove, movedFreely, movedTo, type Move } from './move.ts';
import { isInputPort, type Part } from './parts.ts';
import type { PointerActions } from './pointer.ts';
import { noSnap } from './snap.ts';
import { createSnapping, type Snapping } from './snapping.ts';
import type { Stage } from './stage.ts';
import type { SceneEvents, SceneTarget } from './types.ts';

/** Parts and axons can be hit from this far, in CSS pixels. */
const HIT_TOLERANCE = 4;

export interface Interaction extends PointerActions {
  look(camera: Camera): void;
  /** Follows what is pointed at to where it is now drawn. */
  follow(): void;
  /** Points at nothing until the pointer moves again. */
  leave(): void;
  showWire(source: string | null, target: string | null): void;
}

/** Length of an axon that has no target yet, in canvas units. */
const WIRE_STUB = 60;

/** What the pointer does to the stage, and what of it the view is told. */
export function createInteraction(stage: Stage, events: SceneEvents): Interaction {
  let hovered: SceneTarget | null = null;
  let move: Move | null = null;
  let snapping: Snapping = () => noSnap;
  const tolerance = (): number => HIT_TOLERANCE / stage.moment.camera.zoom;

  const look = (camera: Camera): void => {
    const before = stage.moment.camera.zoom;
    stage.moment.camera = camera;
    stage.wake();
    if (camera.zoom !== before) events.camera(camera.zoom);
    events.look();
  };
  const point = (target: SceneTarget | null): void => {
    hovered = target;
    stage.picture.outlines.hover(target?.id ?? null);
    stage.picture.connecting.showPort(sourceOf(stage, target));
    stage.wake();
  };
  const moveTo = (places: ReadonlyMap<string, Position>, done: boolean): void => {
    if (done) stage.picture.guides.show([]);
    if (done) stage.drop(places);
    else stage.drag(places);
    point(hovered);
    events.move(places, done);
  };

  return {
    look,
    follow: () => point(hovered),
    leave() {
      point(null);
      events.hover(null, 0, 0);
    },
    toWorld: (clientX, clientY) => stage.toWorld(clientX, clientY),
    targetAt: ({ x, y }) => stage.targetAt(x, y, tolerance()),
    portAt: ({ x, y }) => {
      const source = sourceOf(stage, hovered);
      if (source === null) return null;
      const port = outPort(source);
      return Math.hypot(x - port.x, y - port.y) <= PORT_RADIUS + tolerance() ? source : null;
    },
    populationAt: ({ x, y }) => {
      const part = stage.hits.partAt(x, y, 2 * tolerance());
      return part?.kind === 'population' || isInputPort(part) ? part : null;
    },
    hover(target, clientX, clientY) {
      if (target?.id !== hovered?.id) point(target);
      events.hover(target, clientX, clientY);
    },
    hush: () => events.hover(null, 0, 0),
    click(target, additive) {
      events.select(target && bodyOf(stage, target), additive);
      const part = target === null ? undefined : stage.diagram.partById.get(target.id);
      if (part?.kind === 'stimulus' && part.item.kind === 'toggle' && !additive) events.toggle(part.id);
    },
    edit: (target) => events.edit(bodyOf(stage, target)),
    pan: (dx, dy) => look(panBy(stage.moment.camera, dx, dy)),
    wheel: (event) => look(turnWheel(stage.moment.camera, onCanvas(event), event, stage.leastZoom())),
    startMove(target) {
      move = beginMove(stage.diagram, bodyOf(stage, target).id, stage.selected);
      if (move !== null) snapping = createSnapping(stage.diagram, stage.hits, move);
    },
    moveBy(dx, dy, done, free) {
      if (move === null) return;
      const { camera, viewport } = stage.moment;
      const snap = free ? noSnap : snapping(dx, dy, camera, viewport);
      stage.picture.guides.show(snap.guides);
      moveTo(free ? movedFreely(move, dx, dy) : movedTo(move, dx, dy, snap), done);
      if (done) move = null;
    },
    cancelMove() {
      if (move === null) return;
      move = null;
      moveTo(new Map(), true);
    },
    marquee(from, to, done) {
      const box = boxAround(from, to);
      const inside = stage.diagram.parts
        .filter((part) => part.kind !== 'port' && overlaps(part, box))
        .map(({ id }) => id);
      events.marquee(done ? null : onScreen(box, stage.moment.camera), inside);
    },
    cancelMarquee: () => events.marquee(null, []),
    previewConnection(source, to, target) {
      stage.picture.connecting.preview(source, to, target);
      stage.wake();
    },
    showWire(source, target) {
      const partOf = (id: string | null): Part | null =>
        id === null ? null : (stage.diagram.partById.get(id) ?? null);
      const [from, to] = [partOf(source), partOf(target)];
      const end = from === null ? { x: 0, y: 0 } : { x: outPort(from).x + WIRE_STUB, y: from.y };
      stage.picture.connecting.preview(from, end, to);
      stage.wake();
    },
    connect: (source, target) => events.connect(source.id, target.id),
  };
}

/** What is selected, moved and opened where a port is hit: its chip. */
function bodyOf(stage: Stage, target: SceneTarget): SceneTarget {
  const part = target.kind === 'port' ? stage.diagram.partById.get(target.id) : undefined;
  return part?.kind === 'port' ? { kind: 'chip', id: part.chip } : target;
}

/** Parts from which connections can be drawn. */
function sourceOf(stage: Stage, target: SceneTarget | null): Part | null {
  if (target?.kind !== 'population' && target?.kind !== 'stimulus' && target?.kind !== 'port') return null;
  const part = stage.diagram.partById.get(target.id) ?? null;
  return isInputPort(part) ? null : part;
}

function boxAround(a: Position, b: Position): Box {
  return { minX: Math.min(a.x, b.x), minY: Math.min(a.y, b.y), maxX: Math.max(a.x, b.x), maxY: Math.max(a.y, b.y) };
}

function overlaps({ x, y, halfWidth, halfHeight }: Part, { minX, minY, maxX, maxY }: Box): boolean {
  return x + halfWidth >= minX && x - halfWidth <= maxX && y + halfHeight >= minY && y - halfHeight <= maxY;
}

function onScreen({ minX, minY, maxX, maxY }: Box, camera: Camera): Box {
  const [a, b] = [worldToScreen(camera, { x: minX, y: minY }), worldToScreen(camera, { x: maxX, y: maxY })];
  return { minX: a.x, minY: a.y, maxX: b.x, maxY: b.y };
}

function onCanvas(event: MouseEvent): Position {
  return { x: event.offsetX, y: event.offsetY };
}

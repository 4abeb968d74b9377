import type { WebGLRenderer } from 'pixi.js';
import type { Network, Position } from '../../engine/network/types.ts';
import { createActivity, type Activity } from './activity.ts';
import { MAX_BEADS, MAX_DOTS } from './beads.ts';
import { FIT_MARGIN, fitBox, MIN_ZOOM, resizeCamera, screenToWorld, type Box, type Camera } from './camera.ts';
import { carryOver, chooseDetail, isLarge, stillServes, wholeDetail, type Detail } from './detail.ts';
import { boundsOf, drawDiagram } from './diagram.ts';
import { LABEL_HEIGHT } from './geometry.ts';
import { createHitTest, type HitTest } from './hit-test.ts';
import type { Moment } from './layers/layer.ts';
import { createDrag, type Drag } from './drag.ts';
import { emptyDiagram, type Diagram } from './parts.ts';
import { createPicture, type Picture } from './picture.ts';
import type { SceneEvents, SceneShown, SceneTarget, SceneTheme, Shown, SourceIndex } from './types.ts';

/** The display loop goes on this long after the last change, then rests. */
const AWAKE_MS = 1500;

/** The view has come to rest so long after it last moved; what is drawn from afar is then drawn anew for its zoom. */
const REST_MS = 300;

/** How much is shown is told at most this often. */
const TELL_MS = 250;

/** How closely it is looked at what lies in a box, in CSS pixels. */
const CROWDING_GRID = 12;

/** Stands for the choice that the next draw will make. */
const unchosen: Detail = wholeDetail(emptyDiagram);

const notMoved: ReadonlyMap<string, Position> = new Map();

/** What is on the canvas now: a diagram, its activity, the camera and the picture of them. Owns the picture. */
export class Stage {
  diagram: Diagram = emptyDiagram;
  picture: Picture;
  readonly activity: Activity = createActivity();
  readonly moment: Moment;
  selected: ReadonlySet<string> = new Set();
  readonly drawn = new Set<(shown: Shown) => void>();
  #renderer: WebGLRenderer;
  #marked: ReadonlyMap<string, number> = new Map();
  #network: Network | null = null;
  #sources: SourceIndex = new Map();
  #hits: HitTest | null = null;
  /** What was drawn before the drag that is under way. */
  #settled: Diagram | null = null;
  #drag: Drag | null = null;
  /** How much of the diagram is drawn, and of which diagram that was chosen. */
  #detail: Detail = wholeDetail(emptyDiagram);
  /** 1 for each axon that is drawn in full, null when all are. */
  #seen: Uint8Array | null = null;
  #bounds: { readonly of: Diagram; readonly box: Box | null } | null = null;
  #seenFrom: Camera | null = null;
  #movedAt = -Infinity;
  #told: SceneShown = { synapses: 0, ofSynapses: 0, spikes: 0, ofSpikes: 0 };
  #toldAt = -Infinity;
  #events: Pick<SceneEvents, 'shown'>;
  #fitted = false;
  #awakeUntil = 0;

  constructor(renderer: WebGLRenderer, theme: SceneTheme, events: Pick<SceneEvents, 'shown'>) {
    this.#renderer = renderer;
    this.#events = events;
    this.picture = createPicture(theme, renderer);
    const viewport = { width: renderer.screen.width, height: renderer.screen.height };
    const camera = fitBox(null, viewport, FIT_MARGIN);
    const { activity } = this;
    this.moment = { now: 0, camera, viewport, resolution: renderer.resolution, activity, toggles: new Map() };
  }

  /** The box around the whole diagram. */
  get bounds(): Box | null {
    if (this.#bounds?.of !== this.diagram) this.#bounds = { of: this.diagram, box: boundsOf(this.diagram) };
    return this.#bounds.box;
  }

  get hits(): HitTest {
    return (this.#hits ??= createHitTest(this.diagram));
  }

  /** Whether the display loop should draw. */
  isAwake(now: number): boolean {
    return this.activity.moving || this.picture.busy || now < this.#awakeUntil;
  }

  wake(): void {
    this.#awakeUntil = performance.now() + AWAKE_MS;
  }

  shows(network: Network): boolean {
    return this.#network === network;
  }

  setNetwork(network: Network, sources: SourceIndex): void {
    this.#network = network;
    this.#sources = sources;
    this.#redraw(notMoved);
    if (!this.#fitted && this.diagram.parts.length > 0) this.moment.camera = this.fitted();
    this.#fitted ||= this.diagram.parts.length > 0;
  }

  /** Shows some parts where they are dragged to, with what hangs on them; `drop` ends that. */
  drag(moved: ReadonlyMap<string, Position>): void {
    this.#settled ??= this.diagram;
    this.#movedAt = performance.now();
    this.#drag ??= createDrag(this.diagram, moved.keys());
    const diagram = this.#drag(moved);
    this.#detail = carryOver(this.#detail, diagram);
    this.#show(diagram);
  }

  /** Leaves the dragged parts where they are now: all axons find their way anew, as if the parts had been moved at once. */
  drop(moved: ReadonlyMap<string, Position>): void {
    this.diagram = this.#settled ?? this.diagram;
    this.#settled = null;
    this.#redraw(moved);
  }

  #redraw(moved: ReadonlyMap<string, Position>): void {
    if (this.#network === null) return;
    this.#drag = null;
    const diagram = drawDiagram(this.#network, moved, this.diagram);
    this.activity.bind(diagram, this.#sources);
    this.#detail = isLarge(diagram) ? unchosen : wholeDetail(diagram);
    this.#show(diagram);
  }

  #show(diagram: Diagram): void {
    this.diagram = diagram;
    this.#hits = null;
    if (this.#detail !== unchosen) this.#build();
    this.wake();
  }

  #build(): void {
    this.picture.build(this.diagram, this.#detail);
    const { region, lines, places } = this.#detail;
    this.#seen = region === null ? null : seenAxons(places, this.diagram.axons.length);
    if (lines.length > 0 && places.length === 0) this.activity.look(MAX_DOTS, null);
    else this.activity.look(MAX_BEADS, this.#seen);
  }

  /** Whether a large diagram has just moved under the camera or parts of it have been dragged: answering comes before sharpness. */
  isMoving(now: number): boolean {
    const { camera } = this.moment;
    if (camera !== this.#seenFrom && this.#seenFrom !== null) this.#movedAt = now;
    this.#seenFrom = camera;
    return isLarge(this.diagram) && now - this.#movedAt < REST_MS;
  }

  /** Chooses anew what is drawn of a large diagram when the camera has left where the choice holds. */
  #choose(): void {
    const { camera, viewport, now } = this.moment;
    const detail = this.#detail;
    if (detail !== unchosen && detail.region === null) return;
    // A sheet that was drawn for another zoom is made sharp once the zoom has come to rest.
    const isSharp = camera.zoom === detail.zoom || this.isMoving(now);
    if (detail !== unchosen && (this.#settled !== null || (isSharp && stillServes(detail, camera, viewport)))) return;
    this.#detail = chooseDetail(this.diagram, this.hits, camera, viewport);
    this.#build();
  }

  mark(depths: ReadonlyMap<string, number>): void {
    this.#marked = depths;
    this.picture.outlines.mark(depths);
    this.wake();
  }

  select(ids: ReadonlySet<string>): void {
    this.selected = ids;
    this.picture.outlines.select(ids);
    this.wake();
  }

  setTheme(theme: SceneTheme): void {
    this.picture.destroy();
    this.picture = createPicture(theme, this.#renderer);
    this.#renderer.background.color = theme.background;
    if (this.#detail !== unchosen) this.#build();
    this.select(this.selected);
    this.mark(this.#marked);
  }

  /** Draws at once: the canvas was lost, and the display loop may rest. */
  restored(): void {
    // The sheet was in the lost memory.
    if (isLarge(this.diagram)) this.#detail = unchosen;
    this.wake();
    this.draw(this.moment.now);
  }

  /** The part or else the connection at a point: no axon that is a plain line from afar can be meant. */
  targetAt(x: number, y: number, tolerance: number): SceneTarget | null {
    return this.hits.at(x, y, tolerance, this.#seen);
  }

  /** How many points of a grid over a box, in pixels of the canvas, lie on a part, its name or an axon. */
  crowding({ minX, minY, maxX, maxY }: Box): number {
    const { camera } = this.moment;
    const tolerance = CROWDING_GRID / 2 / camera.zoom;
    let count = 0;
    for (let px = minX; px <= maxX; px += CROWDING_GRID) {
      for (let py = minY; py <= maxY; py += CROWDING_GRID) {
        const { x, y } = screenToWorld(camera, { x: px, y: py });
        const isOnName = this.hits.partAt(x, y - LABEL_HEIGHT, tolerance) !== null;
        if (isOnName || this.targetAt(x, y, tolerance) !== null) count++;
      }
    }
    return count;
  }

  /** How far the camera may go back: until all is seen. */
  leastZoom(): number {
    return isLarge(this.diagram) ? Math.min(MIN_ZOOM, this.fitted().zoom) : MIN_ZOOM;
  }

  shown(): SceneShown {
    const { lines, axons, crossing, region } = this.#detail;
    const { beads, underWay } = this.activity;
    const synapses = region === null ? axons.length : lines.length + axons.length;
    return { synapses, ofSynapses: crossing, spikes: beads.count, ofSpikes: underWay };
  }

  #tell(): void {
    const { now } = this.moment;
    if (this.#events.shown === undefined || now - this.#toldAt < TELL_MS) return;
    const next = this.shown();
    const before = this.#told;
    if (Object.entries(next).every(([key, value]) => before[key as keyof SceneShown] === value)) return;
    this.#told = next;
    this.#toldAt = now;
    this.#events.shown(next);
  }

  /** The camera that shows everything. */
  fitted(): Camera {
    return fitBox(this.bounds, this.moment.viewport, FIT_MARGIN);
  }

  /** Takes over the renderer's new size, and keeps the circuit in sight. */
  resized(): void {
    const { screen, resolution } = this.#renderer;
    const { viewport, camera } = this.moment;
    const next = { width: screen.width, height: screen.height };
    this.moment.camera = resizeCamera(camera, viewport, next, this.bounds);
    this.moment.viewport = next;
    this.moment.resolution = resolution;
    this.wake();
    this.draw(this.moment.now);
  }

  toWorld(clientX: number, clientY: number): Position {
    const box = this.#renderer.canvas.getBoundingClientRect();
    return screenToWorld(this.moment.camera, { x: clientX - box.left, y: clientY - box.top });
  }

  draw(now: number): void {
    this.moment.now = now;
    this.#choose();
    this.activity.advance(now);
    if (this.#renderer.context.isLost) return;
    this.picture.update(this.moment);
    this.#renderer.render(this.picture.stage);
    this.#tell();
    const { camera, viewport, activity } = this.moment;
    for (const listener of this.drawn) listener({ camera, viewport, diagram: this.diagram, clock: activity.clock });
  }
}

/** 1 for each axon that is drawn in full. */
function seenAxons(places: Int32Array, count: number): Uint8Array {
  const seen = new Uint8Array(count);
  for (const place of places) seen[place] = 1;
  return seen;
}

import type { WebGLRenderer } from 'pixi.js';
import type { Network, Position } from '../../engine/network/types.ts';
import { createActivity, type Activity } from './activity.ts';
import { FIT_MARGIN, fitBox, panBy, screenToWorld, type Camera } from './camera.ts';
import { boundsOf, drawDiagram } from './diagram.ts';
import { createHitTest, type HitTest } from './hit-test.ts';
import type { Moment } from './layers/layer.ts';
import { dragDiagram } from './drag.ts';
import { emptyDiagram, type Diagram } from './parts.ts';
import { createPicture, type Picture } from './picture.ts';
import type { SceneTheme, Shown, SourceIndex } from './types.ts';

/** The display loop goes on this long after the last change, then rests. */
const AWAKE_MS = 1500;

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
  #network: Network | null = null;
  #sources: SourceIndex = new Map();
  #hits: HitTest | null = null;
  /** What was drawn before the drag that is under way. */
  #settled: Diagram | null = null;
  #fitted = false;
  #awakeUntil = 0;

  constructor(renderer: WebGLRenderer, theme: SceneTheme) {
    this.#renderer = renderer;
    this.picture = createPicture(theme);
    const viewport = { width: renderer.screen.width, height: renderer.screen.height };
    const camera = fitBox(null, viewport, FIT_MARGIN);
    const { activity } = this;
    this.moment = { now: 0, camera, viewport, resolution: renderer.resolution, activity, toggles: new Map() };
  }

  get hits(): HitTest {
    return (this.#hits ??= createHitTest(this.diagram));
  }

  /** Whether the display loop should draw. */
  isAwake(now: number): boolean {
    return this.activity.moving || now < this.#awakeUntil;
  }

  wake(): void {
    this.#awakeUntil = performance.now() + AWAKE_MS;
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
    this.#show(dragDiagram(this.diagram, moved));
  }

  /** Leaves the dragged parts where they are now: all axons find their way anew, as if the parts had been moved at once. */
  drop(moved: ReadonlyMap<string, Position>): void {
    this.diagram = this.#settled ?? this.diagram;
    this.#settled = null;
    this.#redraw(moved);
  }

  #redraw(moved: ReadonlyMap<string, Position>): void {
    if (this.#network === null) return;
    const diagram = drawDiagram(this.#network, moved, this.diagram);
    this.activity.bind(diagram, this.#sources);
    this.#show(diagram);
  }

  #show(diagram: Diagram): void {
    this.diagram = diagram;
    this.#hits = null;
    this.picture.build(diagram);
    this.wake();
  }

  select(ids: ReadonlySet<string>): void {
    this.selected = ids;
    this.picture.outlines.select(ids);
    this.wake();
  }

  setTheme(theme: SceneTheme): void {
    this.picture.destroy();
    this.picture = createPicture(theme);
    this.#renderer.background.color = theme.background;
    this.picture.build(this.diagram);
    this.select(this.selected);
  }

  /** Draws at once: the canvas was lost, and the display loop may rest. */
  restored(): void {
    this.wake();
    this.draw(this.moment.now);
  }

  /** The camera that shows everything. */
  fitted(): Camera {
    return fitBox(boundsOf(this.diagram), this.moment.viewport, FIT_MARGIN);
  }

  /** Takes over the renderer's new size; what was in the middle stays there. */
  resized(): void {
    const { screen, resolution } = this.#renderer;
    const { viewport, camera } = this.moment;
    this.moment.camera = panBy(camera, (screen.width - viewport.width) / 2, (screen.height - viewport.height) / 2);
    this.moment.viewport = { width: screen.width, height: screen.height };
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
    this.activity.advance(now);
    this.picture.update(this.moment);
    if (!this.#renderer.context.isLost) this.#renderer.render(this.picture.stage);
    const { camera, viewport, activity } = this.moment;
    for (const listener of this.drawn) listener({ camera, viewport, diagram: this.diagram, clock: activity.clock });
  }
}

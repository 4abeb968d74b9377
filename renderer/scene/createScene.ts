// First, since our content security policy forbids the eval that Pixi would use.
import 'pixi.js/unsafe-eval';
import { followActs } from './acts.ts';
import { centreOn, FIT_MARGIN, panToShow, viewOf, worldToScreen, zoomAt } from './camera.ts';
import { followContext } from './context-loss.ts';
import { startDisplayLoop } from './display-loop.ts';
import { followSize } from './follow-size.ts';
import { glide } from './glide.ts';
import { createInteraction } from './interaction.ts';
import { createPace, unpaced } from './pace.ts';
import { listenToPointer } from './pointer.ts';
import { startRenderer } from './renderer.ts';
import { drawsInSoftware } from './software-gl.ts';
import { Stage } from './stage.ts';
import type { Scene, SceneOptions } from './types.ts';

/** Share of the pixels in each direction that are drawn while a large circuit moves, where the processor draws them. */
const COARSENESS = 0.5;

/** Puts a picture of a circuit into `host` and keeps it the host's size. Throws when the browser has no WebGL. */
export async function createScene({ host, events, theme, reducedMotion, autoStart }: SceneOptions): Promise<Scene> {
  const renderer = await startRenderer(host, theme.background);
  const stage = new Stage(renderer, theme, events);
  const interaction = createInteraction(stage, events);
  let still = reducedMotion;
  stage.activity.setReducedMotion(reducedMotion);
  const isSoftware = drawsInSoftware(renderer.gl);
  const acts = followActs(renderer.canvas);
  const resized = (): void => {
    stage.resized();
    interaction.leave();
    events.look();
  };
  const size = followSize(host, renderer, resized, isSoftware ? COARSENESS : 1);
  const pointer = listenToPointer(renderer.canvas, interaction);
  const stops = [
    () => pointer.stop(),
    () => acts.stop(),
    () => size.stop(),
    followContext(renderer.canvas, () => stage.restored()),
    autoStart === false
      ? () => {}
      : startDisplayLoop(stage, size, isSoftware ? createPace(renderer.gl) : unpaced, acts),
  ];
  return {
    setNetwork(network, sources) {
      if (!stage.shows(network)) pointer.cancel();
      stage.setNetwork(network, sources);
      interaction.follow();
      events.look();
    },
    setSelection: (ids) => stage.select(ids),
    setMarks: (depths) => stage.mark(depths),
    setTheme: (next) => stage.setTheme(next),
    setReducedMotion(reduced) {
      still = reduced;
      stage.activity.setReducedMotion(reduced);
      stage.wake();
    },
    setToggles(values) {
      stage.moment.toggles = values;
      stage.wake();
    },
    frame(frame) {
      stage.activity.frame(frame);
      stage.wake();
    },
    reset() {
      stage.activity.reset();
      stage.wake();
    },
    fit: () => interaction.look(stage.fitted()),
    shown: () => stage.shown(),
    view: () => viewOf(stage.moment.camera, stage.moment.viewport, 0),
    bounds: () => stage.bounds,
    lookAt: (point) => interaction.look(centreOn(stage.moment.camera, stage.moment.viewport, point)),
    glide: (places) => glide(stage, places, still),
    zoomBy(factor) {
      const { viewport, camera } = stage.moment;
      interaction.look(zoomAt(camera, { x: viewport.width / 2, y: viewport.height / 2 }, factor, stage.leastZoom()));
    },
    reveal(id) {
      const part = stage.diagram.partById.get(id);
      if (part) interaction.look(panToShow(stage.moment.camera, stage.moment.viewport, part, FIT_MARGIN));
    },
    bodies: () => stage.diagram.partById,
    crowding: (box) => stage.crowding(box),
    showWire: (source, target) => interaction.showWire(source, target),
    toScreen: (point) => worldToScreen(stage.moment.camera, point),
    toWorld: (clientX, clientY) => stage.toWorld(clientX, clientY),
    onDraw(listener) {
      stage.drawn.add(listener);
      stage.wake();
      return () => stage.drawn.delete(listener);
    },
    draw: (now) => stage.draw(now),
    destroy() {
      for (const stop of stops) stop();
      stage.picture.destroy();
      renderer.destroy({ removeView: true });
    },
  };
}

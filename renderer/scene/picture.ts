import { Container, type WebGLRenderer } from 'pixi.js';
import type { Camera } from './camera.ts';
import type { Detail } from './detail.ts';
import { createAxons } from './layers/axons.ts';
import { createBeads } from './layers/beads.ts';
import { createChips } from './layers/chips.ts';
import { createConnecting, type Connecting } from './layers/connecting.ts';
import { createCrowdLayer } from './layers/crowds.ts';
import { createFar } from './layers/far.ts';
import { createGrid } from './layers/grid.ts';
import { createGuides, type Guides } from './layers/guides.ts';
import { createHalos } from './layers/halos.ts';
import { createLabels } from './layers/labels.ts';
import { createLampWires } from './layers/lamp-wires.ts';
import { createLamps } from './layers/lamps.ts';
import type { Layer, Moment } from './layers/layer.ts';
import { createNotes } from './layers/notes.ts';
import { createOutlines, type Outlines } from './layers/outlines.ts';
import { createSheet } from './layers/sheet.ts';
import { createSomas } from './layers/somas.ts';
import { createStimuli } from './layers/stimuli.ts';
import type { Diagram } from './parts.ts';
import type { SceneTheme } from './types.ts';

/** All layers in one theme, from the grid up. */
export interface Picture {
  readonly stage: Container;
  readonly outlines: Outlines;
  readonly connecting: Connecting;
  readonly guides: Guides;
  /** Whether the next display frame will differ, though nothing else changes. */
  readonly busy: boolean;
  build(diagram: Diagram, detail: Detail): void;
  update(moment: Moment): void;
  destroy(): void;
}

export function createPicture(theme: SceneTheme, renderer: WebGLRenderer): Picture {
  const grid = createGrid(theme);
  const sheet = createSheet(theme, renderer);
  const outlines = createOutlines(theme);
  const connecting = createConnecting(theme);
  const guides = createGuides(theme);
  const onCanvas: readonly Layer[] = [
    sheet,
    createNotes(theme),
    outlines,
    createHalos(theme),
    createLampWires(theme),
    createAxons(theme),
    createBeads(theme),
    createCrowdLayer(theme),
    createChips(theme),
    createSomas(theme),
    createStimuli(theme),
    createLamps(theme),
    createFar(theme),
    createLabels(theme),
    guides,
    connecting,
  ];
  const world = new Container({ isRenderGroup: true });
  for (const layer of onCanvas) world.addChild(layer.view);
  const stage = new Container();
  stage.addChild(grid.view, world);
  const layers = [grid, ...onCanvas];
  return {
    stage,
    outlines,
    connecting,
    guides,
    get busy() {
      return layers.some(({ busy }) => busy);
    },
    build(diagram, detail) {
      for (const layer of layers) layer.build(diagram, detail);
    },
    update(moment) {
      look(world, moment.camera);
      for (const layer of layers) layer.update(moment);
      grid.view.visible = !sheet.covers(moment.camera, moment.viewport);
    },
    destroy() {
      for (const layer of layers) layer.destroy();
      stage.destroy({ children: true });
    },
  };
}

function look(world: Container, { x, y, zoom }: Camera): void {
  world.position.set(x, y);
  world.scale.set(zoom);
}

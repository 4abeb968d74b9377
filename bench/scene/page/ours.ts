import type { Connection } from '../../../engine/network/types-connections.ts';
import type { Network, Population } from '../../../engine/network/types.ts';
import { createScene } from '../../../renderer/scene/createScene.ts';
import type { SceneEvents, SceneTheme, SourceIndex } from '../../../renderer/scene/types.ts';
import type { SceneGraph } from '../graph.ts';
import { CROSSING, firingAt, type Start } from './contender.ts';

export const theme: SceneTheme = {
  ...{ background: 0x0e1116, grid: 0x2a333f, panel: 0x151a21, raised: 0x1c232c, line: 0x2a333f, text: 0xe6eaf0 },
  ...{ quiet: 0x93a1b1, excitatory: 0x56b4e9, inhibitory: 0xe69f00, spikeCore: 0xfff4c2, spikeHalo: 0xf0e442 },
  focus: 0x56b4e9,
};

export const noEvents: SceneEvents = {
  select() {},
  toggle() {},
  move() {},
  connect() {},
  hover() {},
  edit() {},
  marquee() {},
  camera() {},
  look() {},
};

/** Display frames of the shown clock, 60 a second. */
const FRAME_MS = 1000 / 60;

/** Our scene, driven by the events and frames that the window drives it by. */
export const startOurs: Start = async (host, graph) => {
  const scene = await createScene({ host, events: noEvents, theme, reducedMotion: false, autoStart: false });
  const { neurons } = graph;
  scene.setNetwork(networkOf(graph), sourcesOf(graph));
  scene.fit();
  const canvas = host.querySelector('canvas')!;
  let pictures = 0;
  scene.onDraw(() => void pictures++);
  const silent = new Float32Array(neurons);
  const wheel = (init: WheelEventInit): void => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const middle = { clientX: left + width / 2, clientY: top + height / 2 };
    canvas.dispatchEvent(new WheelEvent('wheel', { ...middle, ...init, cancelable: true }));
  };
  return {
    pan: (dx) => wheel({ deltaX: -dx, shiftKey: true }),
    zoom: (factor) => wheel({ deltaY: -Math.log(factor) / 0.0015 }),
    show(frame) {
      const step = frame + 10 * CROSSING;
      const spikes = Int32Array.from([...firingAt(step, neurons)].flatMap((neuron) => [neuron, step]));
      // A pace of one step a display frame is above what the eye follows; thirty steps a second are shown one by one.
      scene.frame({ step: step + 1, pace: 30, playing: true, spikes, outputs: silent, means: silent });
      scene.draw(2 * frame * FRAME_MS);
    },
    pictures: () => pictures,
    remove: () => scene.destroy(),
  };
};

export function sourcesOf({ neurons }: SceneGraph): SourceIndex {
  return new Map(Array.from({ length: neurons }, (_, k) => [`n${k}`, { first: k, size: 1 }]));
}

export function networkOf({ neurons, x, y, source, target, weight }: SceneGraph): Network {
  const populations = Array.from({ length: neurons }, (_, k): Population => {
    return { id: `n${k}`, label: `n${k}`, model: 'mcculloch-pitts', size: 1, parameters: {}, initial: {} };
  });
  const connections = Array.from(source, (from, k): Connection => {
    const ends = { source: `n${from}`, target: `n${target[k]}` };
    return {
      id: `w${k}`,
      ...ends,
      weight: weight[k]!,
      delay: CROSSING,
      connector: 'AllToAll',
      sign: 'either',
      synapse: 'auto',
    };
  });
  return {
    ...{ format: 'nandrite.network', version: 1, name: 'bench', note: '', time: { dt: 1 }, seed: 1, models: [] },
    ...{
      synapses: [],
      events: [],
      stimuli: [],
      probes: [],
      populations,
      connections,
      chipTypes: [],
      chips: [],
      notes: [],
    },
    layout: Object.fromEntries(populations.map(({ id }, k) => [id, { x: x[k]!, y: y[k]! }])),
  };
}

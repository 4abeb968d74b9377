import { createScene } from '../../../renderer/scene/createScene.ts';
import type { SceneFrame } from '../../../renderer/scene/types.ts';
import type { SceneGraph } from '../graph.ts';
import { CROSSING, firingAt } from './contender.ts';
import { networkOf, noEvents, sourcesOf, theme } from './ours.ts';

/** ms from each event so far, by kind, to the picture that shows it. */
export interface Latency {
  readonly times: Readonly<Record<string, number[]>>;
}

/**
 * Our scene as the window runs it, on its own display loop with spikes that travel. Wheel and pointer events are timed
 * from the moment the browser stamped them to the end of the next picture, waited for by reading one pixel of it back.
 * Clicks, which select a neuron, are also timed by the browser itself, to the next paint and rounded to 8 ms.
 */
export async function startLatency(host: HTMLElement, graph: SceneGraph): Promise<Latency> {
  const times = { pointermove: [] as number[], wheel: [] as number[], click: [] as number[] };
  const scene = await createScene({
    ...{ host, theme, reducedMotion: false },
    events: { ...noEvents, select: (target) => scene.setSelection(new Set(target ? [target.id] : [])) },
  });
  scene.setNetwork(networkOf(graph), sourcesOf(graph));
  scene.fit();
  sendSpikes(graph, (frame) => scene.frame(frame));

  const canvas = host.querySelector('canvas')!;
  const gl = canvas.getContext('webgl2')!;
  const pixel = new Uint8Array(4);
  let waiting: { readonly kind: 'pointermove' | 'wheel'; readonly since: number }[] = [];
  for (const kind of ['pointermove', 'wheel'] as const) {
    canvas.addEventListener(kind, ({ timeStamp }) => void waiting.push({ kind, since: timeStamp }));
  }
  scene.onDraw(() => {
    if (waiting.length === 0) return;
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    for (const { kind, since } of waiting) times[kind].push(performance.now() - since);
    waiting = [];
  });
  const observer = new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'pointerup') times.click.push(duration);
  });
  // The least that can be asked for.
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  return { times };
}

/** Thirty steps a second, as an engine at the pace of beads reports them. */
function sendSpikes({ neurons }: SceneGraph, send: (frame: SceneFrame) => void): void {
  const silent = new Float32Array(neurons);
  let step = 0;
  setInterval(() => {
    const spikes = Int32Array.from([...firingAt(step, neurons)].flatMap((neuron) => [neuron, step]));
    send({ step: ++step, pace: CROSSING, playing: true, spikes, outputs: silent, means: silent });
  }, 1000 / CROSSING);
}

import { createScene } from '../../../renderer/scene/createScene.ts';
import type { SceneGraph } from '../graph.ts';
import { CROSSING, firingAt } from './contender.ts';
import { networkOf, noEvents, sourcesOf, theme } from './ours.ts';

const durations: number[] = [];

/**
 * Our scene as the window runs it, on its own display loop with spikes that travel; a click on a neuron selects it, which
 * the next picture shows. The browser tells how long each took from the press being let go to the picture on screen.
 */
export async function startLatency(host: HTMLElement, graph: SceneGraph): Promise<void> {
  const scene = await createScene({
    ...{ host, theme, reducedMotion: false },
    events: { ...noEvents, select: (target) => scene.setSelection(new Set(target ? [target.id] : [])) },
  });
  scene.setNetwork(networkOf(graph), sourcesOf(graph));
  scene.fit();
  const silent = new Float32Array(graph.neurons);
  let step = 0;
  setInterval(() => {
    const spikes = Int32Array.from([...firingAt(step, graph.neurons)].flatMap((neuron) => [neuron, step]));
    scene.frame({ step: ++step, pace: CROSSING, playing: true, spikes, outputs: silent, means: silent });
  }, 1000 / CROSSING);
  const observer = new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'pointerup') durations.push(duration);
  });
  // The least that can be asked for; the browser rounds to 8 ms.
  observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

/** ms of each click so far that took 16 ms or more. */
export function latencies(): readonly number[] {
  return durations;
}

import { sceneGraph } from '../graph.ts';
import type { Contender, Start } from './contender.ts';
import { startCytoscape } from './cytoscape.ts';
import { startOurs } from './ours.ts';
import { startSigma } from './sigma.ts';

const starts: Readonly<Record<string, Start>> = { ours: startOurs, cytoscape: startCytoscape, sigma: startSigma };

export interface Measured {
  /** From the graph as arrays to its first picture, in ms. */
  readonly open: number;
  /** Mean time of a display frame in ms: the page waits for each, so drawing in another process counts. */
  readonly frame: number;
}

/** Frames before the clock runs: programs compile, caches fill. */
const WARM_UP = 15;

/** Opens the graph with a program and measures frames of a fixed course: to and fro, in and out, spikes on the way. */
export async function measure(name: string, neurons: number, synapses: number, frames: number): Promise<Measured> {
  const graph = sceneGraph(neurons, synapses);
  const host = document.createElement('div');
  host.className = 'host';
  document.body.append(host);
  const begun = performance.now();
  const contender = await starts[name]!(host, graph);
  contender.show(0);
  await nextFrame();
  await nextFrame();
  const open = performance.now() - begun;
  await play(contender, 0, WARM_UP);
  const from = performance.now();
  await play(contender, WARM_UP, WARM_UP + frames);
  const frame = (performance.now() - from) / frames;
  contender.remove();
  host.remove();
  return { open, frame };
}

async function play(contender: Contender, from: number, to: number): Promise<void> {
  for (let frame = from; frame < to; frame++) {
    // One round of both in 60 frames; it ends where it began.
    const phase = (2 * Math.PI * frame) / 60;
    contender.pan(12 * Math.cos(phase), 0);
    contender.zoom(Math.exp(0.05 * Math.cos(phase / 2)));
    contender.show(frame);
    await nextFrame();
  }
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

Object.assign(window, {
  measure,
  open_: (name: string, n: number, s: number) => {
    const host = document.createElement('div');
    host.className = 'host';
    document.body.append(host);
    return starts[name]!(host, sceneGraph(n, s));
  },
});

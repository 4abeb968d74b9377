import { sceneGraph } from '../graph.ts';
import type { Contender, Start } from './contender.ts';
import { startCytoscape } from './cytoscape.ts';
import { latencies, startLatency } from './latency.ts';
import { startOurs } from './ours.ts';
import { startSigma } from './sigma.ts';

const starts: Readonly<Record<string, Start>> = { ours: startOurs, cytoscape: startCytoscape, sigma: startSigma };

interface Opened {
  readonly contender: Contender;
  readonly host: HTMLElement;
  frame: number;
}

const opened = new Map<string, Opened>();

/** Opens the graph with a program, which then waits unseen for its turn; ms from the graph as arrays to its first picture. */
async function open(name: string, neurons: number, synapses: number): Promise<number> {
  const graph = sceneGraph(neurons, synapses);
  const host = addHost();
  const begun = performance.now();
  const contender = await starts[name]!(host, graph);
  contender.show(0);
  await nextFrame();
  await nextFrame();
  const time = performance.now() - begun;
  opened.set(name, { contender, host, frame: 1 });
  host.style.visibility = 'hidden';
  return time;
}

/** Plays the next frames of a fixed course, to and fro, in and out, spikes on the way; ms of each display frame. */
async function play(name: string, frames: number): Promise<number[]> {
  const turn = opened.get(name)!;
  turn.host.style.visibility = 'visible';
  const times: number[] = [];
  // What was drawn for the turn before, and the first picture of this one, do not count.
  await nextFrame();
  for (let left = frames + 1; left > 0; left--) {
    const begun = performance.now();
    // One round of both in 60 frames; it ends where it began.
    const phase = (2 * Math.PI * turn.frame) / 60;
    turn.contender.pan(12 * Math.cos(phase), 0);
    turn.contender.zoom(Math.exp(0.05 * Math.cos(phase)));
    turn.contender.show(turn.frame++);
    await nextFrame();
    times.push(performance.now() - begun);
  }
  turn.host.style.visibility = 'hidden';
  return times.slice(1);
}

function close(): void {
  for (const { contender, host } of opened.values()) {
    contender.remove();
    host.remove();
  }
  opened.clear();
}

function addHost(): HTMLElement {
  const host = document.createElement('div');
  host.className = 'host';
  document.body.append(host);
  return host;
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

const bench = {
  open,
  play,
  close,
  startLatency: (neurons: number, synapses: number) => startLatency(addHost(), sceneGraph(neurons, synapses)),
  latencies,
};
export type Bench = typeof bench;
Object.assign(window, { bench });

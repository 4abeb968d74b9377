import { sceneGraph } from '../graph.ts';
import type { Motion } from '../motions.ts';
import type { Contender, Start } from './contender.ts';
import { startCytoscape } from './cytoscape.ts';
import { finish, watchContexts } from './finish.ts';
import { startLatency, type Latency } from './latency.ts';
import { startOurs } from './ours.ts';
import { startSigma } from './sigma.ts';

const starts: Readonly<Record<string, Start>> = { ours: startOurs, cytoscape: startCytoscape, sigma: startSigma };

interface Opened {
  readonly contender: Contender;
  readonly host: HTMLElement;
  frame: number;
}

watchContexts();

const opened = new Map<string, Opened>();
let latency: Latency | null = null;

/** Opens the graph with a program, which then waits unseen for its turn; ms from the graph as arrays to its first picture. */
async function open(name: string, neurons: number, synapses: number): Promise<number> {
  const graph = sceneGraph(neurons, synapses);
  const host = addHost();
  const begun = performance.now();
  const contender = await starts[name]!(host, graph);
  contender.show(0);
  await nextFrame();
  await nextFrame();
  finish(host);
  const time = performance.now() - begun;
  opened.set(name, { contender, host, frame: 1 });
  host.style.visibility = 'hidden';
  return time;
}

/** A turn of a slow program ends early, once it has had this many ms, but not before it has drawn so many pictures. */
const TURN_MS = 3000;
const LEAST_FRAMES = 2;

/** One round of a motion with spikes on the way; ms from what moves to its finished picture, of each. The camera is back where it was afterwards. */
async function play(name: string, motion: Motion, frames: number): Promise<number[]> {
  const turn = opened.get(name)!;
  const { contender } = turn;
  turn.host.style.visibility = 'visible';
  // What was drawn for the turn before does not count.
  for (let k = 0; k < 2; k++) {
    await nextFrame();
    for (const { host } of opened.values()) finish(host);
  }
  const times: number[] = [];
  const drawn = contender.pictures();
  const started = performance.now();
  let [way, factor] = [0, 1];
  for (let k = 0; k < frames && (k < LEAST_FRAMES || performance.now() - started < TURN_MS); k++) {
    const begun = performance.now();
    const phase = (2 * Math.PI * (k + 0.5)) / frames;
    const step = ((2 * Math.PI) / frames) * 115 * Math.cos(phase);
    const zoom = Math.exp(((2 * Math.PI) / frames) * 0.48 * Math.sin(phase));
    if (motion === 'pan') contender.pan(step);
    if (motion === 'zoom') contender.zoom(zoom);
    contender.show(turn.frame++);
    await nextFrame();
    finish(turn.host);
    times.push(performance.now() - begun);
    way += step;
    factor *= zoom;
  }
  const pictures = contender.pictures() - drawn;
  if (pictures < times.length) throw new Error(`Found ${pictures} pictures by ${name}, expected ${times.length}`);
  if (motion === 'pan') contender.pan(-way);
  if (motion === 'zoom') contender.zoom(1 / factor);
  turn.host.style.visibility = 'hidden';
  return times;
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
  async startLatency(neurons: number, synapses: number): Promise<void> {
    latency = await startLatency(addHost(), sceneGraph(neurons, synapses));
  },
  latencies: () => latency!.times,
};
export type Bench = typeof bench;
Object.assign(window, { bench });

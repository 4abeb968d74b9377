import type { PortSignal } from '../network/chip-look.ts';
import { countsAsSpikes } from '../network/stimulus-signal.ts';
import { createPulses, type Pulses } from './pulses.ts';
import { isInputPort, type Axon, type Diagram, type Part } from './parts.ts';
import type { SceneFrame, SourceIndex } from './types.ts';

/** Typed arrays that carry a frame's numbers from the engine's sources to the parts and axons of a diagram. */
export interface Wiring {
  readonly state: WiringState;
  /** The same activity on a changed diagram; it is forgotten when the parts are others. */
  bind(diagram: Diagram, sources: SourceIndex): void;
  /** Takes over a frame; when `fast`, single spikes are not kept. */
  take(frame: SceneFrame, fast: boolean): void;
  clear(): void;
}

/**
 * By part index: `light` … `graded`; by place in `Diagram.axons`: `brightness`, `delay` (steps; 0 carries nothing),
 * `sourceOf`, and `portOf`: the input port that the axon reaches, or −1; empty when none reaches one.
 */
export interface WiringState {
  readonly light: Float32Array;
  /** The part of the light that is held rather than flashed. */
  readonly held: Float32Array;
  readonly output: Float32Array;
  readonly mean: Float32Array;
  /** When the last breath began, in ms. */
  readonly breath: Float64Array;
  /** 1 for parts that show their output as steady light: graded neurons and lamps. */
  readonly steady: Uint8Array;
  readonly graded: Uint8Array;
  readonly brightness: Float32Array;
  readonly delay: Int32Array;
  readonly sourceOf: Int32Array;
  readonly portOf: Int32Array;
  readonly outgoing: readonly (readonly number[])[];
  readonly maxDelay: number;
  readonly pulses: Pulses;
}

/** Whether a part's output is a value held, not spikes. */
export function isGraded(part: Part): boolean {
  if (part.kind === 'population') return part.look.graded;
  if (part.kind === 'port') return part.reads?.graded ?? false;
  return part.kind === 'stimulus' && !countsAsSpikes(part.item);
}

export function createWiring(): Wiring {
  let state = createState(0, 0, []);
  let ids = '';
  /** First source and number of sources of each part, by its index; a lamp reads one neuron. */
  let first = new Int32Array(0);
  let size = new Int32Array(0);
  let partOf = new Int32Array(0);
  return {
    get state() {
      return state;
    },
    bind(diagram, sources) {
      const before = state;
      const nextIds = JSON.stringify(diagram.parts.map((part) => part.id));
      state = stateFor(diagram, nextIds === ids ? before : null);
      ids = nextIds;
      first = Int32Array.from(diagram.parts, (part) => firstSource(part, diagram, sources));
      size = Int32Array.from(diagram.parts, (part) =>
        part.kind === 'lamp' || part.kind === 'port' ? 1 : (sources.get(part.id)?.size ?? 0),
      );
      for (const { source, target } of feeds(diagram)) {
        first[target.index] = first[source.index]!;
        size[target.index] = size[source.index]!;
      }
      partOf = partBySource(diagram, sources);
    },
    take(frame, fast) {
      averageInto(state.output, frame.outputs, first, size);
      averageInto(state.mean, frame.means, first, size);
      if (fast) state.pulses.clear();
      else pushSpikes(state.pulses, frame.spikes, partOf);
    },
    clear() {
      state.pulses.clear();
      for (const array of [state.light, state.held, state.output, state.mean, state.brightness]) array.fill(0);
      state.breath.fill(-Infinity);
    },
  };
}

function stateFor(diagram: Diagram, before: WiringState | null): WiringState {
  const { parts, axons, outgoing } = diagram;
  const fresh = createState(parts.length, axons.length, outgoing);
  const kept = before === null ? {} : keptOf(before);
  const delay = Int32Array.from(axons, ({ weight, delay }) => (weight === 0 ? 0 : delay));
  return {
    ...fresh,
    ...kept,
    steady: steadyParts(diagram),
    graded: Uint8Array.from(parts, (part) => (isGraded(part) ? 1 : 0)),
    delay,
    sourceOf: Int32Array.from(axons, ({ source }) => source.index),
    portOf: reachedPorts(diagram),
    maxDelay: delay.reduce((longest, steps) => Math.max(longest, steps), 1),
  };
}

/** For each input port that something reaches, the first axon that does. */
function feeds({ axons }: Diagram): Axon[] {
  const first = new Map<Part, Axon>();
  for (const axon of axons) {
    if (isInputPort(axon.target) && !first.has(axon.target)) first.set(axon.target, axon);
  }
  return [...first.values()];
}

function reachedPorts({ axons }: Diagram): Int32Array {
  if (!axons.some(({ target }) => isInputPort(target))) return new Int32Array(0);
  return Int32Array.from(axons, ({ target }) => (isInputPort(target) ? target.index : -1));
}

function steadyParts(diagram: Diagram): Uint8Array {
  const steady = Uint8Array.from(diagram.parts, (part) => (part.kind === 'lamp' || isGraded(part) ? 1 : 0));
  for (const { source, target } of feeds(diagram)) steady[target.index] = isGraded(source) ? 1 : 0;
  return steady;
}

function keptOf({ light, held, output, mean, breath, pulses }: WiringState): Partial<WiringState> {
  return { light, held, output, mean, breath, pulses };
}

function createState(parts: number, axons: number, outgoing: WiringState['outgoing']): WiringState {
  const perPart = (): Float32Array => new Float32Array(parts);
  return {
    light: perPart(),
    held: perPart(),
    output: perPart(),
    mean: perPart(),
    breath: new Float64Array(parts).fill(-Infinity),
    steady: new Uint8Array(parts),
    graded: new Uint8Array(parts),
    brightness: new Float32Array(axons),
    delay: new Int32Array(axons),
    sourceOf: new Int32Array(axons),
    portOf: new Int32Array(0),
    outgoing,
    maxDelay: 1,
    pulses: createPulses(parts),
  };
}

function firstSource(part: Part, { partById }: Diagram, sources: SourceIndex): number {
  if (part.kind === 'port') return part.reads ? firstOf(part.reads, sources) : -1;
  if (part.kind !== 'lamp') return sources.get(part.id)?.first ?? -1;
  const { target, neuron } = part.item;
  const read = partById.get(target);
  return firstOf(read?.kind === 'port' && read.reads ? read.reads : { id: target, neuron }, sources);
}

function firstOf({ id, neuron }: Pick<PortSignal, 'id' | 'neuron'>, sources: SourceIndex): number {
  const read = sources.get(id);
  return read === undefined ? -1 : read.first + neuron;
}

function partBySource(diagram: Diagram, sources: SourceIndex): Int32Array<ArrayBuffer> {
  let total = 0;
  for (const { first, size } of sources.values()) total = Math.max(total, first + size);
  const parts = new Int32Array(total).fill(-1);
  for (const [id, { first, size }] of sources) {
    const part = diagram.partById.get(id);
    if (part !== undefined) parts.fill(part.index, first, first + size);
  }
  for (const part of diagram.parts) {
    const at = part.kind === 'port' ? firstSource(part, diagram, sources) : -1;
    if (at >= 0) parts[at] = part.index;
  }
  return parts;
}

function averageInto(out: Float32Array, values: Float32Array, first: Int32Array, size: Int32Array): void {
  for (let p = 0; p < out.length; p++) {
    const from = first[p] ?? -1;
    const count = size[p] ?? 0;
    if (from < 0 || count === 0) continue;
    let sum = 0;
    for (let i = from; i < from + count; i++) sum += values[i] ?? 0;
    out[p] = sum / count;
  }
}

function pushSpikes(pulses: Pulses, spikes: Int32Array, partOf: Int32Array): void {
  for (let i = 0; i + 1 < spikes.length; i += 2) {
    const part = partOf[spikes[i] ?? -1] ?? -1;
    if (part >= 0) pulses.push(part, spikes[i + 1] ?? 0);
  }
}

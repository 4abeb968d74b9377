import type { Frame, Loaded, SynapseReadout } from '../../worker/protocol.ts';
import type { Axon } from '../../scene/parts.ts';
import { drawnVesicles } from './synapse-shape.ts';

/** Transmitter that crosses a cleft now. */
export interface Release {
  readonly key: number;
  /** Vesicles that opened. */
  readonly vesicles: number;
}

/** Each release is shown for so long, in ms. */
const shownFor = 700;
const mostAtOnce = 4;
/** Values of the receptors that the small trace shows. */
const traceLength = 96;

interface Pending {
  readonly arrives: number;
  vesicles: number | null;
}

/** What the synapses in the close-up hold, release and let in, by connection. Follows the engine's readouts and spikes. */
export class SynapseShow {
  readouts = $state.raw<ReadonlyMap<string, SynapseReadout>>(new Map());
  releases = $state.raw<ReadonlyMap<string, readonly Release[]>>(new Map());
  /** Recent values of the receptors, oldest first. */
  traces = $state.raw<ReadonlyMap<string, readonly number[]>>(new Map());
  readonly #pending = new Map<string, Pending[]>();
  #key = 0;
  #step = -1;

  /** Takes the spikes of a frame that leave the sources of these axons. */
  take(frame: Frame, axons: readonly Axon[], sources: Loaded['sources']): void {
    const ranges = new Map(sources);
    for (const { item, source, delay } of axons) {
      const range = ranges.get(source.id);
      if (range?.size !== 1) continue;
      for (let i = 0; i + 1 < frame.spikes.length; i += 2) {
        if (frame.spikes[i] !== range.first) continue;
        const pending = this.#pending.get(item.id) ?? [];
        this.#pending.set(item.id, [...pending, { arrives: frame.spikes[i + 1]! + delay, vesicles: null }]);
      }
    }
  }

  /** Takes new readouts: what has become less ready since the last ones has been released. */
  read(readouts: readonly SynapseReadout[], step: number): void {
    for (const now of readouts) {
      const before = this.readouts.get(now.connection);
      const waiting = (this.#pending.get(now.connection) ?? []).filter(({ vesicles }) => vesicles === null);
      for (const one of waiting) one.vesicles = Math.ceil(released(before, now) / waiting.length);
    }
    this.readouts = new Map(readouts.map((readout) => [readout.connection, readout]));
    if (step === this.#step) return;
    if (step < this.#step) this.traces = new Map();
    this.#step = step;
    this.traces = new Map(
      readouts.map(({ connection, receptors }) => [
        connection,
        [...(this.traces.get(connection) ?? []), receptors ?? 0].slice(-traceLength),
      ]),
    );
  }

  /** Lets go what has reached its terminal by the shown clock. */
  advance(clock: number): void {
    for (const [connection, pending] of this.#pending) {
      const due = pending.filter(({ arrives, vesicles }) => arrives <= clock && vesicles !== null);
      if (due.length === 0) continue;
      this.#pending.set(
        connection,
        pending.filter((one) => !due.includes(one)),
      );
      for (const { vesicles } of due) if (vesicles) this.#show(connection, vesicles);
    }
  }

  clear(): void {
    this.#pending.clear();
    this.readouts = new Map();
    this.releases = new Map();
    this.traces = new Map();
  }

  #show(connection: string, vesicles: number): void {
    const release = { key: ++this.#key, vesicles };
    const others = this.releases.get(connection) ?? [];
    this.releases = new Map(this.releases).set(connection, [...others, release].slice(-mostAtOnce));
    setTimeout(() => {
      const left = (this.releases.get(connection) ?? []).filter(({ key }) => key !== release.key);
      this.releases = new Map(this.releases).set(connection, left);
    }, shownFor);
  }
}

/** Vesicles that left between two readouts; one where nothing is ever used up. */
export function released(before: SynapseReadout | undefined, now: SynapseReadout): number {
  if (now.full !== null) return Math.max(0, (before?.full ?? now.sites) - now.full);
  if (now.probability === 1 && now.ready === 1) return 1;
  return Math.max(1, Math.round(drawnVesicles * Math.max(0, (before?.ready ?? 1) - now.ready)));
}

import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';
import { noNames, renamedOnce, shownId, type InputNames, type Renamed } from '../network/input-names.ts';
import type { EngineClient } from '../worker/client.ts';
import type { Frame, Levels, Loaded } from '../worker/protocol.ts';
import { differenceOf, othersRecorded, type Difference } from './difference.ts';
import { sayRebuilt } from './notices.ts';
import { suitablePace } from './suitable-view.ts';

/** The simulation of the open network, as the window knows it. Frames pass by it to the scene, never through runes. */
export class Session {
  playing = $state(false);
  pace = $state(2);
  step = $state(0);
  stepsPerSecond = $state(0);
  spikesPerSecond = $state(0);
  /** Levels of the stimuli that the user has switched, by id. */
  levels = $state.raw<ReadonlyMap<string, number>>(new Map());
  loaded = $state.raw<Loaded | null>(null);
  /** Why the simulation stopped or could not be built. */
  issue = $state.raw<Issue | null>(null);
  dt = $state(1);

  /** What the window calls inputs that were renamed since it was loaded. */
  #names = $state.raw<InputNames>(noNames);
  /** `Loaded.sources` under the ids that they have now. */
  readonly sources: Loaded['sources'] = $derived(
    this.loaded?.sources.map(([id, range]) => [shownId(this.#names, id), range] as const) ?? [],
  );
  readonly realTime = $derived((this.stepsPerSecond * this.dt) / 1000);
  readonly #client: EngineClient;
  readonly #frameListeners = new Set<(frame: Frame) => void>();
  readonly #renameListeners = new Set<(names: InputNames) => void>();
  #network: Network | null = null;
  #lastReadout = 0;
  /** Whether values or names of the network were changed since it was loaded. */
  #intervened = false;
  #suitable = 2;

  constructor(client: EngineClient) {
    this.#client = client;
    client.on('frame', (frame) => this.#receive(frame));
    client.on('stopped', (issue) => (this.issue = issue));
  }

  /** Every frame as it comes; returns the unsubscribe. */
  onFrame(listener: (frame: Frame) => void): () => void {
    this.#frameListeners.add(listener);
    return () => this.#frameListeners.delete(listener);
  }

  /** Inputs that the edits so far have renamed, by their ids before; returns the unsubscribe. */
  onRename(listener: (names: InputNames) => void): () => void {
    this.#renameListeners.add(listener);
    return () => this.#renameListeners.delete(listener);
  }

  /** Follows an edit of the network, or takes another one, with as little disturbance as it allows. */
  async follow(network: Network): Promise<void> {
    const before = this.#network;
    this.#network = network;
    const difference = before ? differenceOf(before, network) : ({ kind: 'structure', why: '' } as const);
    if (difference.kind === 'none') return;
    this.issue = null;
    if (difference.kind === 'values' && (await this.#goOn(difference))) return;
    const why = difference.kind === 'structure' ? difference.why : othersRecorded;
    if (this.step > 0 && why !== '') sayRebuilt(why);
    // It may have been edited again in the meantime.
    await this.#rebuild(this.#network);
  }

  /** Takes over what changed while it runs; false where the network must be loaded anew. */
  async #goOn({ renamed, changes, probes }: Extract<Difference, { kind: 'values' }>): Promise<boolean> {
    if (renamed.length > 0) this.#rename(renamed);
    // A run that has not begun is to have the names from its beginning.
    if (renamed.length > 0 && this.step === 0 && !this.playing) return false;
    let recorded = true;
    await this.#try(async () => {
      if (renamed.length > 0) void this.#client.call('rename', { inputs: renamed });
      const recording = probes ? this.#client.call('record', { probes }) : true;
      if (changes.length > 0) this.#intervened = true;
      await Promise.all(changes.map((change) => this.#client.call('intervene', change)));
      recorded = await recording;
    });
    return recorded;
  }

  #rename(renamed: Renamed): void {
    const names = new Map(renamed);
    this.#names = renamedOnce(this.#names, renamed);
    this.#intervened = true;
    this.levels = new Map([...this.levels].map(([id, level]) => [shownId(names, id), level]));
    for (const listener of this.#renameListeners) listener(names);
  }

  async #rebuild(network: Network | null): Promise<void> {
    if (!network) return;
    this.#keepPaceWith(network);
    this.dt = network.time.dt;
    this.levels = startLevels(network, this.levels);
    await this.#load(network);
  }

  /** What played before plays on from step 0. */
  async #load(network: Network): Promise<void> {
    this.#intervened = false;
    this.#names = noNames;
    await this.#try(async () => {
      this.loaded = await this.#client.call('load', { network, levels: this.#switched() });
      const playsOn = this.playing;
      this.#halt();
      if (playsOn) await this.play();
    });
  }

  /** The pace that suits the circuit, unless the user has chosen one that is not too slow for it. */
  #keepPaceWith(network: Network): void {
    const wanted = suitablePace(network);
    if (wanted !== this.#suitable && (this.pace === this.#suitable || this.pace < wanted)) this.pace = wanted;
    this.#suitable = wanted;
  }

  /** Forgets the levels and the steps; the next `follow` starts afresh. */
  close(): void {
    void this.#client.call('pause', null);
    this.#network = null;
    this.loaded = null;
    this.levels = new Map();
    this.issue = null;
    this.#halt();
  }

  async play(): Promise<void> {
    this.issue = null;
    this.playing = true;
    await this.#try(() => this.#client.call('play', { pace: this.pace }));
  }

  async pause(): Promise<void> {
    this.playing = false;
    await this.#try(() => this.#client.call('pause', null));
  }

  togglePlay(): Promise<void> {
    return this.playing ? this.pause() : this.play();
  }

  async stepOnce(count = 1): Promise<void> {
    this.playing = false;
    this.issue = null;
    await this.#try(() => this.#client.call('step', { count }));
  }

  /** Back to step 0, with all values as they now are. */
  async reset(): Promise<void> {
    this.issue = null;
    this.playing = false;
    // A simulation that was changed on its way would go back to what it was made of.
    if (this.#intervened && this.#network) return this.#load(this.#network);
    await this.#try(() => this.#client.call('reset', { levels: this.#switched() }));
  }

  async setPace(pace: number): Promise<void> {
    this.pace = pace;
    if (this.playing) await this.#try(() => this.#client.call('play', { pace }));
  }

  /** Switches an input between 0 and 1; it acts from the next step on. */
  async toggle(stimulus: string): Promise<void> {
    const value = this.levels.get(stimulus) ? 0 : 1;
    this.levels = new Map(this.levels).set(stimulus, value);
    await this.#try(() => this.#client.call('intervene', { kind: 'level', stimulus, value }));
  }

  /** Switches several inputs at once, each to 0 or 1; they act from the next step on. */
  async clamp(levels: ReadonlyMap<string, number>): Promise<void> {
    const changed = [...levels].filter(([stimulus, value]) => this.levels.get(stimulus) !== value);
    this.levels = new Map([...this.levels, ...changed]);
    await this.#try(() =>
      Promise.all(
        changed.map(([stimulus, value]) => this.#client.call('intervene', { kind: 'level', stimulus, value })),
      ),
    );
  }

  /** Inputs that stand otherwise than in the file. */
  #switched(): Levels {
    const stimuli = this.#network?.stimuli ?? [];
    return stimuli.flatMap((stimulus) => {
      const level = this.levels.get(stimulus.id);
      const isSwitched = stimulus.kind === 'toggle' && level !== undefined && level !== stimulus.value;
      return isSwitched ? [[stimulus.id, level] as const] : [];
    });
  }

  async #try(task: () => Promise<unknown>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.playing = false;
      this.issue = { path: 'simulation', message: (error as Error).message, expected: 'a network that can run' };
    }
  }

  #receive(frame: Frame): void {
    for (const listener of this.#frameListeners) listener(frame);
    if (!frame.playing) this.playing = false;
    // Numbers that change sixty times a second cannot be read.
    const now = performance.now();
    if (frame.playing && now - this.#lastReadout < 100) return;
    this.#lastReadout = now;
    this.step = frame.step;
    this.stepsPerSecond = frame.stepsPerSecond;
    this.spikesPerSecond = frame.spikesPerSecond;
  }

  #halt(): void {
    this.playing = false;
    this.step = 0;
    this.stepsPerSecond = 0;
    this.spikesPerSecond = 0;
  }
}

/** Levels of all toggles: as the user left them where the input is still there, else as in the file. */
function startLevels(network: Network, levels: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const toggles = network.stimuli.filter((stimulus) => stimulus.kind === 'toggle');
  return new Map(toggles.map(({ id, value }) => [id, levels.get(id) ?? value]));
}

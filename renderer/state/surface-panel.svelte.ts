import type { Extent, SurfaceFound } from '../worker/training/surface-protocol.ts';
import { Comparison } from './comparison.svelte.ts';
import type { Training } from './training.svelte.ts';

/** The loss by two weights of the network that is trained. */
export class SurfacePanel {
  /** null lets the worker take the two that tell most. */
  parameters = $state.raw<readonly [number, number] | null>(null);
  /** null fits the training so far. */
  extent = $state.raw<Extent | null>(null);
  mode = $state<'map' | 'relief'>('map');
  /** The last surface that there was, until the next one is there. */
  shown = $state.raw<SurfaceFound | null>(null);
  readonly comparison: Comparison<SurfaceFound>;
  readonly #training: Training;
  #run = 0;

  constructor(training: Training) {
    this.#training = training;
    this.comparison = new Comparison(training);
    training.onWorker('surfaceProgress', (progress) => {
      if (progress.run !== this.#run) return;
      this.comparison.follow(progress);
      if (this.comparison.running && progress.found) this.shown = progress.found;
    });
  }

  /** Batches that the training is away from the weights that the surface was taken at; 0 where it is of another network. */
  readonly away = $derived.by(() => {
    const { started, epoch, batch } = this.#training;
    return started && this.shown && !this.comparison.isOther
      ? Math.abs(epoch * started.batches + batch - this.shown.step)
      : 0;
  });

  /** For a training that was not looked at yet; another network has other weights. Nothing while one is being prepared. */
  begin(): void {
    const { started, busy } = this.#training;
    if (!started || busy !== '' || this.comparison.measured?.started === started) return;
    if (this.parameters?.some((k) => k >= started.parameters)) this.parameters = null;
    this.shown = null;
    this.extent = null;
    void this.compute();
  }

  async compute(): Promise<void> {
    const { parameters, extent } = this;
    const { client } = this.#training;
    await this.comparison.run(() => client.call('startSurface', { run: ++this.#run, parameters, extent }));
    if (!this.comparison.running && this.comparison.found) this.shown = this.comparison.found;
  }

  choose(parameters: readonly [number, number]): void {
    this.parameters = parameters;
    this.fit();
  }

  /** To the two that have moved most by now. */
  chooseSuitable(): void {
    this.parameters = null;
    this.fit();
  }

  /** To so many times the extent, about a point. */
  zoom(factor: number, { x, y }: { readonly x: number; readonly y: number }): void {
    if (!this.shown) return;
    const half = (values: Float64Array): number => ((values.at(-1)! - values[0]!) / 2) * factor;
    const [dx, dy] = [half(this.shown.x), half(this.shown.y)];
    this.parameters = this.shown.parameters;
    this.extent = { x: [x - dx, x + dx], y: [y - dy, y + dy] };
    void this.compute();
  }

  fit(): void {
    this.extent = null;
    void this.compute();
  }

  cancel(): void {
    void this.#training.client.call('cancelSurface', null);
  }
}

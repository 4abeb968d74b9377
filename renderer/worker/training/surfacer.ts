import type { SurfaceComputation } from '../../../engine/learning/error-surface/surface.ts';
import { createChunkedWork } from '../chunks.ts';
import type { Emit, HostEnvironment } from '../host.ts';
import type { ComparisonAnswer } from './comparison-protocol.ts';
import type { Slices } from './slices.ts';
import { surfaceSides, type SurfaceFound, type SurfaceRequest } from './surface-protocol.ts';

/** Between two messages of progress, in ms. */
const progressTime = 150;

export interface SurfaceTrainer {
  slices(): Slices;
  /** Sends a frame, though nothing has been learnt: what is followed has changed. */
  refresh(): void;
}

/** Computes error surfaces of the network that is trained, beside its training. */
export function createSurfacer(environment: HostEnvironment, emit: Emit, trainer: SurfaceTrainer) {
  const work = createChunkedWork(environment);
  return {
    async run(request: SurfaceRequest): Promise<ComparisonAnswer<SurfaceFound>> {
      work.cancel();
      const source = trainer.slices();
      const { step, rows, of } = source;
      const parameters = source.choose(request);
      trainer.refresh();
      const extent = request.extent ?? source.extent(parameters);
      const parts = surfaceSides.map((side) => source.start(parameters, extent, side));
      const total = parts.reduce((sum, part) => sum + part.total, 0);
      let complete: SurfaceComputation | null = null;
      let told = environment.now();

      const found = (): SurfaceFound => {
        const { x, y, values, lowest } = (complete ?? parts[0]!).surface();
        return { parameters, x, y, values, lowest, step, rows, of };
      };
      const tell = (isNew: boolean): void => {
        const now = environment.now();
        if (!isNew && now - told < progressTime) return;
        told = now;
        const done = parts.reduce((sum, part) => sum + part.done, 0);
        emit('surfaceProgress', { run: request.run, done, total, found: isNew ? found() : null });
      };
      for (const part of parts) {
        const isDone = await work.run(
          () => part.advance(1),
          () => tell(false),
        );
        if (!isDone) return { ok: true, found: complete && found(), cancelled: true };
        complete = part;
        tell(true);
      }
      return { ok: true, found: found(), cancelled: false };
    },

    cancel: () => work.cancel(),
  };
}

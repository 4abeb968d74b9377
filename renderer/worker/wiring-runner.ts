import { createWiringMeasurement } from '../../engine/analysis/wiring/measure.ts';
import type { WiringAnswer, WiringRequest } from './analysis-protocol.ts';
import { createChunkedWork } from './chunks.ts';
import type { Emit, HostEnvironment } from './host.ts';

/** Measures one circuit's wiring at a time beside the simulation. */
export function createWiringRunner(environment: HostEnvironment, emit: Emit) {
  const work = createChunkedWork(environment);
  return {
    async run({ network, population, randoms }: WiringRequest): Promise<WiringAnswer> {
      const measurement = createWiringMeasurement(network, { population, randoms });
      const complete = await work.run(
        () => measurement.advance(1),
        () => emit('wiringProgress', measurement.progress),
      );
      return { measures: measurement.result(), cancelled: !complete };
    },
    cancel: () => work.cancel(),
  };
}

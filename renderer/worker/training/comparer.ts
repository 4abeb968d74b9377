import { convertDense } from '../../../engine/compare/conversion/convert.ts';
import { startConversion } from '../../../engine/compare/conversion/conversion.ts';
import { convertedNetwork } from '../../../engine/compare/conversion/to-network.ts';
import type { Converted, ConversionOptions } from '../../../engine/compare/conversion/types.ts';
import { startDamage } from '../../../engine/compare/damage/damage.ts';
import type { Damage } from '../../../engine/compare/damage/types.ts';
import { outputNames } from '../../../engine/data/preparation.ts';
import type { Network } from '../../../engine/network/types.ts';
import { createChunkedWork } from '../chunks.ts';
import type { Emit, HostEnvironment } from '../host.ts';
import type { ComparisonAnswer, DamageRequest, SpikesFound } from './comparison-protocol.ts';
import { energyByPoint, meanInputs } from './energy-by-point.ts';
import type { TrainedSubject } from './trained-subject.ts';

/** Between two messages of progress, in ms: each has all that was found so far. */
const progressTime = 200;
/** Samples of damage done between two looks at the clock. */
const damageAtOnce = 4;

/** Compares the network that is trained with what it could become. Training may go on beside it: each takes the weights once. */
export function createComparer(environment: HostEnvironment, emit: Emit, subject: () => TrainedSubject) {
  const conversions = createChunkedWork(environment);
  const damages = createChunkedWork(environment);
  let last: { readonly converted: Converted; readonly subject: TrainedSubject } | null = null;

  /** Calls back now and then. */
  function rarely(callback: () => void): () => void {
    let before = environment.now();
    return () => {
      const now = environment.now();
      if (now - before < progressTime) return;
      before = now;
      callback();
    };
  }

  return {
    async convert(options: ConversionOptions): Promise<ComparisonAnswer<SpikesFound>> {
      conversions.cancel();
      const trained = subject();
      const converted = convertDense(trained, trained.train.samples, options);
      if (!converted.ok) return converted;
      last = { converted: converted.value, subject: trained };
      const { preparation, test } = trained;
      const run = startConversion({ converted: converted.value, preparation, data: test });
      const found = (): SpikesFound | null => {
        if (run.done === 0) return null;
        const conversion = run.result();
        const inputs = meanInputs(test.samples, run.done);
        return { conversion, energy: energyByPoint(converted.value, conversion.points, inputs) };
      };
      const tell = rarely(() => emit('conversionProgress', { done: run.done, total: run.total, found: found() }));
      const complete = await conversions.run(() => run.advance(1), tell);
      return { ok: true, found: found(), cancelled: !complete };
    },

    cancelConversion: () => conversions.cancel(),

    open(sample: number): Network {
      if (!last) throw new Error('Found no conversion, expected `startConversion` first');
      const { converted, subject: of } = last;
      const { samples, rows } = of.test;
      const x = samples.x.slice(sample * samples.inputs, (sample + 1) * samples.inputs);
      const row = rows[sample]!;
      const name = `${of.name} as spikes, test row ${sample + 1}`;
      return convertedNetwork(converted, { x, row, name, outputNames: outputNames(of.preparation) });
    },

    async damage(request: DamageRequest): Promise<ComparisonAnswer<Damage>> {
      damages.cancel();
      const started = startDamage({ ...subject(), ...request });
      if (!started.ok) return started;
      const run = started.value;
      const tell = rarely(() => emit('damageProgress', { done: run.done, total: run.total, found: run.result() }));
      const complete = await damages.run(() => run.advance(damageAtOnce), tell);
      return { ok: true, found: run.result(), cancelled: !complete };
    },

    cancelDamage: () => damages.cancel(),
  };
}

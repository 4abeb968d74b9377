import { convertDense } from '../conversion/convert.ts';
import { parametersOf } from '../conversion/layers.ts';
import type { Converted, PlainLayer } from '../conversion/types.ts';
import { exactAccuracy, spikingAccuracy, type Work } from './accuracy.ts';
import { lesionedNeurons, type Lesion } from './lesion.ts';
import { startRetraining } from './retrain.ts';
import type { DamageTask } from './task.ts';
import type { Recovery } from './types.ts';

/** What a recovery has come to, while it goes on. */
export interface GrowingRecovery extends Recovery {
  readonly epochs: Recovery['epochs'][number][];
  readonly after: Recovery['after'][number][];
}

/** Learns again after a lesion, an epoch at a time, then converts anew; what is found is added to `to` at once. */
export function* recover(
  task: DamageTask,
  exact: readonly PlainLayer[],
  lesion: Lesion,
  decide: (z: Float64Array) => number,
  to: GrowingRecovery,
): Work<void> {
  const { spec, train, test, conversions, loss, seed } = task;
  const { epochs, rate } = task.retrain!;
  const options = { loss, rate, batch: 32, epochs, seed };
  const { network, training, layers } = startRetraining(spec, exact, lesion, train.samples, options);
  for (let epoch = 0; epoch <= epochs && training.explosion === null; epoch++) {
    if (epoch > 0) yield* learnEpoch();
    const accuracy = yield* exactAccuracy(layers(), test, decide);
    to.epochs.push({ epoch, loss: network.loss(), accuracy });
  }
  for (const own of conversions) {
    const again = convertDense({ spec, parameters: parametersOf(layers()) }, train.samples, own);
    if (!again.ok) throw new Error(`Found ${again.issues[0]!.message}, expected what was converted before`);
    const converted: Converted = { ...again.value, layers: lesionedNeurons(again.value.layers, lesion) };
    to.after.push({ variant: own.neuron, accuracy: yield* spikingAccuracy(converted, test, decide) });
  }

  function* learnEpoch(): Work<void> {
    for (let batch = 0; batch < training.stepsPerEpoch; batch++) {
      training.advance(1);
      yield train.samples.count / training.stepsPerEpoch;
    }
  }
}

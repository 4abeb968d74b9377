import { countOf } from '../../../engine/network/count.ts';
import type { AnyExperiment } from './any-experiment.ts';
import type { Patience } from './patience.ts';
import type { Ending } from './protocol.ts';

/** Null where all epochs were gone through and the last weights are kept. */
export function endingOf({ training }: AnyExperiment, patience: Patience | null, epochs: number): Ending | null {
  const epoch = training.step / training.stepsPerEpoch;
  const kept = patience?.bestUntil(epoch) ?? epoch;
  const best = kept < epoch ? ` The weights of epoch ${kept} are kept.` : '';
  if (training.isOver)
    return { title: `Stopped at step ${epoch}`, reason: `no step lowers the loss any more.${best}`, epoch, kept };
  if (!patience || (kept === epoch && !patience.endsAt(epoch))) return null;
  const rows = patience.rows === 1 ? 'the watched row' : `the ${countOf(patience.rows, 'watched row')}`;
  if (!patience.endsAt(epoch))
    return {
      title: `All ${countOf(epochs, 'epoch')} are done`,
      reason: `${rows} were told best before.${best}`,
      epoch,
      kept,
    };
  const reason = `the loss on ${rows} has not fallen for ${countOf(epoch - kept, 'epoch')}.${best}`;
  return { title: `Stopped at epoch ${epoch}`, reason, epoch, kept };
}

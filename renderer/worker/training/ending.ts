import type { AnyExperiment } from './any-experiment.ts';
import type { Patience } from './patience.ts';
import type { Ending } from './protocol.ts';

/** Null where all epochs were gone through and the last weights are kept. */
export function endingOf({ training }: AnyExperiment, patience: Patience | null, epochs: number): Ending | null {
  const epoch = training.step / training.stepsPerEpoch;
  const kept = patience?.bestUntil(epoch) ?? epoch;
  const rows =
    patience && (patience.rows === 1 ? 'the watched row' : `the ${patience.rows.toLocaleString('en')} watched rows`);
  const best = kept === epoch ? '' : ` The weights of epoch ${kept} are kept, the best on ${rows}.`;
  if (training.isOver)
    return { reason: `Stopped at step ${epoch}: no step lowers the loss any more.${best}`, epoch, kept };
  if (!patience) return null;
  if (!patience.endsAt(epoch))
    return kept === epoch ? null : { reason: `All ${epochs} epochs are done.${best}`, epoch, kept };
  const why = `the loss on ${rows} has not fallen for ${epoch - kept} ${epoch - kept === 1 ? 'epoch' : 'epochs'}`;
  return { reason: `Stopped at epoch ${epoch}: ${why}. The weights of epoch ${kept} are kept.`, epoch, kept };
}

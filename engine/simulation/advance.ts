import type { Recorder } from '../probes/recorder.ts';
import type { Clock } from './clock.ts';
import type { Compiled } from './compiled.ts';
import { requireFinite } from './finite.ts';
import { normaliseSoftmax } from './softmax.ts';

/**
 * Does steps until the clock shows `end`, given how many sources the former one left in the active list; returns how many the
 * last one lists. Throws a `NonFiniteError`, in the step that the clock then shows.
 */
export type Advance = (clock: Clock, activeCount: number, end: number) => number;

/**
 * The slots of a step: update, stimuli, record, deliver, reset. What stays the same is held in local constants: a step of a
 * single neuron takes some 50 ns, in which every look-up shows.
 */
export function createAdvance(compiled: Compiled, levels: Float64Array, recorders: readonly Recorder[]): Advance {
  const checked = recorders.flatMap(({ check }) => (check ? [check] : []));
  const resetting = compiled.batches.filter(({ plan }) => plan.program.reset.length > 0);
  return function advance(clock, activeCount, end) {
    const { batches, stimuli, deliverers, outputs, active, silenced, check, damage } = compiled;
    const sent = { list: active, count: activeCount, outputs };
    let count = activeCount;
    for (; clock.step < end; clock.step++) {
      const { step } = clock;
      for (let k = 0; k < count; k++) outputs[active[k]!] = 0;
      count = 0;
      for (let b = 0; b < batches.length; b++) {
        const batch = batches[b]!;
        const from = count;
        count = batch.kernel.update(step, from);
        // A sum that overflowed is no fault yet: `requireFinite` looks at each value.
        const sum = check[0]! + check[1]!;
        if (sum - sum !== 0) requireFinite(compiled, batch, step);
        batch.from = from;
        batch.to = count;
        if (batch.isListed) {
          for (let k = from; k < count; k++) outputs[active[k]!] = 1 - silenced[active[k]!]!;
          continue;
        }
        if (batch.isSoftmax) count = batch.to = normaliseSoftmax(compiled, batch);
        if (damage.lesioned) for (let k = from; k < count; k++) if (silenced[active[k]!] !== 0) outputs[active[k]!] = 0;
      }
      for (let i = 0; i < stimuli.length; i++) {
        const { drive, index, first } = stimuli[i]!;
        const level = levels[index]!;
        if (drive !== null) count = drive(clock, level, count);
        else if (level !== 0) {
          outputs[first] = level;
          active[count++] = first;
        }
      }
      // All or nothing: a step that one probe cannot record is in no record.
      for (let r = 0; r < checked.length; r++) checked[r]!(step);
      for (let r = 0; r < recorders.length; r++) recorders[r]!.record(step, count);
      sent.count = count;
      for (let g = 0; g < deliverers.length; g++) deliverers[g]!.deliver(step, sent);
      for (let b = 0; b < resetting.length; b++) {
        const { kernel, from, to } = resetting[b]!;
        if (from < to) kernel.reset(step, from, to);
      }
    }
    return count;
  };
}

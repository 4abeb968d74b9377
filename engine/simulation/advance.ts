import type { Recorder } from '../probes/recorder.ts';
import type { Batch } from './batch.ts';
import type { Clock } from './clock.ts';
import type { Compiled } from './compiled.ts';
import { requireFinite } from './finite.ts';
import { normaliseSoftmax } from './softmax.ts';

/** Does the step that the clock shows, given how many sources the former one left in the active list; returns how many it lists. */
export type Advance = (clock: Clock, activeCount: number) => number;

/**
 * The slots of a step: update, stimuli, record, deliver, reset. All that stays the same is looked up here, once: a step of a
 * single neuron takes some 30 ns, in which every look-up shows. Throws a `NonFiniteError`.
 */
export function createAdvance(compiled: Compiled, levels: Float64Array, recorders: readonly Recorder[]): Advance {
  const { outputs, active, stimuli, deliverers } = compiled;
  const resetting = compiled.batches.filter(({ plan }) => plan.program.reset.length > 0);
  const sent = { list: active, count: 0, outputs };
  const update = createUpdate(compiled);

  return (clock, activeCount) => {
    const { step } = clock;
    for (let k = 0; k < activeCount; k++) outputs[active[k]!] = 0;
    let count = update(step);
    for (let i = 0; i < stimuli.length; i++) {
      const { drive, index, first } = stimuli[i]!;
      const level = levels[index]!;
      if (drive !== null) count = drive(clock, level, count);
      else if (level !== 0) {
        outputs[first] = level;
        active[count++] = first;
      }
    }
    for (let r = 0; r < recorders.length; r++) recorders[r]!.record(step, count);
    sent.count = count;
    for (let g = 0; g < deliverers.length; g++) deliverers[g]!.deliver(step, sent);
    for (let b = 0; b < resetting.length; b++) {
      const { kernel, from, to } = resetting[b]!;
      if (from < to) kernel.reset(step, from, to);
    }
    return count;
  };
}

/** Updates all neurons; returns how many are active. */
function createUpdate(compiled: Compiled): (step: number) => number {
  const { outputs, active, silenced, check, damage } = compiled;
  const batches = compiled.batches.map((batch) => ({ batch, finish: finishOf(batch) }));
  return (step) => {
    let count = 0;
    for (let b = 0; b < batches.length; b++) {
      const { batch, finish } = batches[b]!;
      const from = count;
      count = batch.kernel.update(step, count);
      batch.from = from;
      batch.to = count;
      // A sum that overflowed is no fault yet: `requireFinite` looks at each value.
      if (check[0]! - check[0]! !== 0) requireFinite(compiled, batch, step);
      if (finish === 'spikes') {
        for (let k = from; k < count; k++) outputs[active[k]!] = 1 - silenced[active[k]!]!;
        continue;
      }
      if (finish === 'softmax') count = batch.to = normaliseSoftmax(compiled, batch);
      if (damage.lesioned) for (let k = from; k < count; k++) if (silenced[active[k]!] !== 0) outputs[active[k]!] = 0;
    }
    return count;
  };
}

/** What is left to do for the outputs of a batch: those that pass a threshold are only listed by the kernel. */
function finishOf({ model, plan }: Batch): 'spikes' | 'softmax' | 'values' {
  if (plan.program.output.kind === 'threshold') return 'spikes';
  return model.parsed.softmax ? 'softmax' : 'values';
}

import { sumSymbol } from '../../equations/infer-sum.ts';
import { batchOf } from '../../simulation/compiled.ts';
import { variableReader } from '../../probes/variables.ts';
import { afferentsOf } from './afferents.ts';
import { constantsOf } from './constants.ts';
import type { Replay } from './replay.ts';
import { gatherSignals } from './signals.ts';
import { stepReading } from './step-reading.ts';
import { sumUp } from './sums.ts';
import type { Cause, SpikeAt } from './types.ts';

/**
 * The account of a neuron that knows only steps: z = b + Σ w·x, where x left its source `delay` steps before. Synapses whose source was
 * silent are in it with x = 0: silence of what inhibits is a cause too. `target` is the neuron's global index.
 */
export function* accountInSteps(replay: Replay, target: number, spike: SpikeAt): Generator<void, Cause> {
  const { compiled } = replay.simulation;
  const { model, batch } = batchOf(compiled, target);
  const afferents = afferentsOf(compiled, target);
  const longest = afferents.reduce((most, { delay }) => Math.max(most, delay), 0);
  const from = Math.max(0, spike.step - longest);
  const signals = yield* gatherSignals(replay, afferents, { from, to: spike.step });
  const arrived = signals.filter(({ step, afferent }) => step + afferent.delay === spike.step);
  const heard = new Set(arrived.map(({ afferent }) => afferent));
  const silent = afferents.flatMap((afferent) => {
    const step = spike.step - afferent.delay;
    return heard.has(afferent) || step < 0 ? [] : [{ afferent, step, x: 0, weight: afferent.weight(), release: 1 }];
  });

  const constant = constantsOf(compiled, target);
  const { weights, offset, name, rule } = stepReading(model, constant);
  const factor = weights.get(sumSymbol)!;
  const gifts = [...arrived, ...silent].map((signal) => ({
    signal,
    value: factor * signal.weight * signal.x * signal.release,
    steps: 1,
  }));
  const summed = sumUp(compiled, gifts, { base: offset, pushing: offset, rule, isExact: true });
  const measured = batch.variables.has(name) ? variableReader(compiled, target, name)() : null;
  const variable = model.variables.find(({ symbol }) => symbol === name);
  return {
    spike,
    output: compiled.outputs[target]!,
    account: 'exact',
    quantity: name,
    unit: variable?.unit ?? '1',
    base: offset,
    ...summed,
    measured,
    rest: measured === null ? null : measured - summed.net,
    from,
    previousSpike: null,
  };
}

import { meanOf } from '../../models/mean-output.ts';
import { evaluate } from '../../equations/evaluate.ts';
import { symbolsOf } from '../../equations/symbols.ts';
import { withoutSubexpressions } from '../../integration/subexpressions.ts';
import { batchOf } from '../../simulation/compiled.ts';
import type { Batch } from '../../simulation/batch.ts';
import type { NeuronModel } from '../../models/types.ts';
import { jumpName } from '../../integration/names.ts';
import { afferentsOf, type Afferent } from './afferents.ts';
import { constantsOf } from './constants.ts';
import { memoryOf, sweepBack, type Sensitivity } from './kernel.ts';
import { stepSystemOf, type StepSystem } from './linear-system.ts';
import { readThreshold, type Reading, type Rule } from './reading.ts';
import type { Replay } from './replay.ts';
import { gatherSignals, type Signal } from './signals.ts';
import { sumUp, type Gift } from './sums.ts';
import type { Cause, SpikeAt } from './types.ts';

/** The longest account, in steps. */
const longestMemory = 20_000;

/**
 * The account of a neuron in time: each signal that has arrived counts with what its jump or current has made of the membrane potential
 * by the end of the step, through refractory steps and resets as they were. With linear equations that is what the engine
 * computes; else see `Cause.account`. Signals may be older than the last spike: their currents outlast it.
 */
export function* accountInTime(replay: Replay, target: number, spike: SpikeAt): Generator<void, Cause> {
  const { simulation } = replay;
  const { compiled } = simulation;
  const { model, batch, index } = batchOf(compiled, target);
  const { parsed, program } = batch.plan;
  const { dt } = compiled.network.time;
  const system = stepSystemOf(parsed, constantsOf(compiled, target), dt);
  const reading = readingOf(batch, system.states, constantsOf(compiled, target));
  const weights = system.states.map((name) => reading.weights.get(name) ?? 0);
  const afferents = afferentsOf(compiled, target);
  const columns = [...new Set(afferents.map(({ port }) => columnOf(port, system)))];
  const from = Math.max(0, spike.step + 1 - memoryOf(system, weights, columns, longestMemory));
  const longest = afferents.reduce((most, { delay }) => Math.max(most, delay), 0);

  const active = new Map<number, boolean>();
  const spiked = new Set<number>();
  let start: readonly number[] = [];
  const signals = yield* gatherSignals(
    replay,
    afferents,
    { from: Math.max(0, from - longest), to: spike.step },
    {
      before(step) {
        active.set(step, isActive(batch, index, step));
        if (step === from) start = system.states.map((name) => batch.variables.get(name)![index]!);
      },
      after: (step) => void (compiled.outputs[target] !== 0 && spiked.add(step)),
    },
  );
  const course = {
    ...{ from, to: spike.step, start },
    isActive: (step: number) => active.get(step)!,
    spiked: (step: number) => spiked.has(step),
  };
  const sensitivity = sweepBack(system, course, { weights, offset: reading.offset });
  const isExact = system.isExact && program.method === 'exact' && !model.random;
  const gifts = giftsOf(signals, from, system, sensitivity);
  const summed = sumUp(compiled, gifts, { base: sensitivity.base, pushing: 0, rule: reading.rule, isExact });
  const measured = measure(reading, batch, index, spiked.has(spike.step));
  return {
    spike,
    output: compiled.outputs[target]!,
    account: isExact ? 'exact' : 'linearised',
    quantity: reading.name,
    unit: unitOf(model, reading),
    base: sensitivity.base,
    ...summed,
    measured,
    rest: measured === null ? null : measured - summed.net,
    from,
    previousSpike: [...spiked].filter((step) => step >= from && step < spike.step).at(-1) ?? null,
  };
}

/** The threshold; of neurons that fire by chance, or put out values, the potential that others act on. */
function readingOf({ model, plan }: Batch, states: readonly string[], constant: (name: string) => number): Reading {
  const threshold = readThreshold(plan.parsed, states, constant);
  if (threshold) return threshold;
  const name = model.jump?.variable ?? states[0]!;
  return { weights: new Map([[name, 1]]), offset: 0, name, rule: ruleOf(plan.parsed, name, constant) };
}

function ruleOf(parsed: NeuronModel['parsed'], variable: string, constant: (name: string) => number): Rule {
  const { kind, value } = parsed.output;
  const mean = kind === 'rate' ? null : meanOf(withoutSubexpressions(parsed, value));
  const isKnown = mean && [...symbolsOf(mean)].every((name) => name === variable || Number.isFinite(constant(name)));
  if (!isKnown) return { kind: 'value', at: () => null };
  const at = (net: number): number => evaluate(mean, (name) => (name === variable ? net : constant(name)));
  return { kind: 'chance', at: kind === 'count' ? (net) => -Math.expm1(-at(net)) : (net) => Math.min(1, at(net)) };
}

function columnOf(port: string, { states, inputs }: StepSystem): number {
  const state = states.findIndex((name) => jumpName(name) === port);
  return state >= 0 ? state : states.length + inputs.indexOf(port);
}

function isActive({ plan, arrays }: Batch, index: number, step: number): boolean {
  const until = arrays.refractory?.view[index] ?? 0;
  // As the kernels: steps wrap around at 2³².
  return plan.program.refractory?.kind === 'time' ? ((until - step) | 0) <= 0 : until === 0;
}

/** Spikes one by one; values that are held as one gift a synapse. */
function giftsOf(
  signals: readonly Signal[],
  from: number,
  system: StepSystem,
  sensitivity: Sensitivity,
): readonly Gift[] {
  const gifts: Gift[] = [];
  const held = new Map<Afferent, Gift>();
  for (const signal of signals) {
    const { afferent, step, x, weight, release } = signal;
    const arrival = step + afferent.delay;
    // What was added to the state itself is part of the state at the beginning.
    if (arrival < from || (arrival === from && afferent.isDirect && step < from)) continue;
    const column = columnOf(afferent.port, system);
    const { length } = system.states;
    const each = column < length ? sensitivity.jump(arrival, column) : sensitivity.input(arrival, column - length);
    const value = each * weight * x * release;
    if (value === 0) continue;
    if (afferent.spikes) gifts.push({ signal, value, steps: 1 });
    else {
      const known = held.get(afferent);
      held.set(afferent, { signal, value: value + (known?.value ?? 0), steps: 1 + (known?.steps ?? 0) });
    }
  }
  return [...gifts, ...held.values()];
}

/** The sum as the state has it at the end of the step; null where a reset has changed it. */
function measure(
  { weights, offset }: Reading,
  { plan, variables }: Batch,
  index: number,
  spiked: boolean,
): number | null {
  const used = [...weights].filter(([, weight]) => weight !== 0);
  const isReset = plan.parsed.reset.some(({ target }) => used.some(([name]) => name === target));
  if (spiked && isReset) return null;
  return used.reduce((sum, [name, weight]) => sum + weight * variables.get(name)![index]!, offset);
}

function unitOf({ variables }: NeuronModel, { weights }: Reading): string {
  const [symbol] = [...weights].find(([, weight]) => weight !== 0) ?? [];
  return variables.find((each) => each.symbol === symbol)?.unit ?? '1';
}

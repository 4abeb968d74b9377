import { describe, expect, it } from 'vitest';
import {
  checkEquivalence,
  counterexampleOf,
  createEquivalence,
  type EquivalenceOptions,
} from '../../../engine/logic/equivalence.ts';
import { parseConditions } from '../../../engine/logic/condition.ts';
import type { Network } from '../../../engine/network/types.ts';
import { networkOf } from '../support/networks.ts';
import { adder } from './adder.ts';

function compare(network: Network, reference: Network, options: EquivalenceOptions = {}) {
  const measurement = createEquivalence(network, reference, options);
  expect(measurement.advance(Infinity)).toBe(true);
  const { stepsRun, stepsTotal } = measurement.progress;
  expect(stepsRun).toBe(stepsTotal);
  return measurement.table();
}

/** One neuron with an input a of weight `a` and b of weight `b`; inputs in the order of the object. */
function neuron(weights: Readonly<Record<string, number>>, bias: number, model = 'mcculloch-pitts'): Network {
  const ids = Object.keys(weights);
  return networkOf({
    populations: [{ id: 'n', model, parameters: { b: bias } }],
    stimuli: ids.map((id) => ({ kind: 'toggle', id })),
    connections: ids.map((id) => ({ source: id, target: 'n', weight: weights[id] })),
    probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: '0' }],
  });
}

describe('two circuits', () => {
  it('are equivalent where their outputs are, whatever the order of their inputs', () => {
    // a and not b, twice.
    const table = compare(neuron({ a: 1, b: -1 }, -0.5), neuron({ b: -3, a: 2 }, -1));
    expect(table).toMatchObject({ pass: true, summary: 'All 4 rows are right.' });
    expect(counterexampleOf(table)).toBe(null);
  });

  it('that differ are told apart by a row', () => {
    const table = compare(neuron({ a: 1, b: 1 }, -0.5), neuron({ a: 1, b: 1 }, -1.5));
    expect(table.pass).toBe(false);
    expect(table.rows.map(({ outputs }) => outputs.y!.expected)).toEqual([0, 0, 0, 1]);
    expect(counterexampleOf(table)).toEqual({ inputs: { a: 0, b: 1 }, output: 'y', expected: 0, probability: 1 });
  });

  it('may be random, or live in time', () => {
    const lif = networkOf({
      time: { dt: 0.1 },
      populations: [{ id: 'n', model: 'lif' }],
      stimuli: ['a', 'b'].map((id) => ({ kind: 'toggle', id })),
      connections: ['a', 'b'].map((source) => ({ source, target: 'n', weight: 80 })),
      probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
    });
    const steps = neuron({ a: 1, b: 1 }, -1.5);
    expect(compare(lif, steps, { window: 50 }).pass).toBe(true);
    expect(compare(steps, lif).pass).toBe(true);
    expect(compare(neuron({ a: 8, b: 8 }, -12, 'stochastic-binary'), steps, { trials: 200 }).pass).toBe(true);
  });

  it('are not compared where the reference has no answer', () => {
    // A coin where b is 0, and certain where it is 1.
    const coin = neuron({ a: 0, b: 20 }, 0, 'stochastic-binary');
    const table = compare(neuron({ a: 0, b: 1 }, -0.5), coin, { trials: 100 });
    expect(table.rows.map(({ outputs }) => outputs.y!.expected)).toEqual([null, 1, null, 1]);
    expect(table.summary).toBe('All 2 rows with an expectation are right.');
  });

  it('are compared in the rows of a condition, or in a sample', () => {
    const broken = { ...adder(3), connections: adder(3).connections.filter(({ source }) => source !== 'a2') };
    expect(compare(broken, adder(3)).pass).toBe(false);
    const only = parseConditions(['a < 4'], broken);
    if (!only.ok || !only.value) throw new Error('expected a condition');
    expect(compare(broken, adder(3), { only: only.value })).toMatchObject({ pass: true, rowsTotal: 32 });
    expect(compare(adder(3), adder(3), { rows: 10 })).toMatchObject({ pass: null, sampleRight: true });
  });

  it('that is interrupted has no expectation of what the reference has not answered', () => {
    const measurement = createEquivalence(adder(2), adder(2), {});
    measurement.advance(1);
    expect(measurement.table()).toMatchObject({ pass: false, rowsRun: 0 });
  });

  it('must have the names of the reference', () => {
    const issues = checkEquivalence(neuron({ a: 1, c: 1 }, 0), adder(1), {}).map(({ path, message }) => [
      path,
      message,
    ]);
    expect(issues).toEqual([
      ['stimuli', 'the circuit has no input "a0", which the reference has'],
      ['stimuli', 'the circuit has no input "b0", which the reference has'],
      ['stimuli', 'the circuit has an input "a", which the reference has not'],
      ['stimuli', 'the circuit has an input "c", which the reference has not'],
      ['probes', 'the circuit has no output "s1", which the reference has'],
      ['probes', 'the circuit has no output "s0", which the reference has'],
    ]);
    expect(checkEquivalence(adder(1), networkOf({}), {})).toMatchObject([{ path: 'reference.probes' }]);
    expect(() => createEquivalence(adder(1), networkOf({}), {})).toThrow('reference.probes');
  });
});

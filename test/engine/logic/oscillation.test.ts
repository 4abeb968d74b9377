import { describe, expect, it } from 'vitest';
import { findOscillation } from '../../../engine/logic/oscillation/oscillation.ts';
import type { Oscillation } from '../../../engine/logic/oscillation/types.ts';
import type { Network } from '../../../engine/network/types.ts';
import { example } from '../examples/support.ts';
import { around, lamp, nor, toggles, wires } from '../support/chips.ts';
import { networkOf } from '../support/networks.ts';
import { measure } from './measure.ts';
import { thresholdCircuit } from './threshold-circuit.ts';

/** NOT neurons in a ring; the first fires only while `run` is on, whatever comes back to it. */
function ring(length: number): Network {
  const nots = Array.from({ length: length - 1 }, (_, k) => [`n${k + 2}`, { b: 0.5, [`n${k + 1}`]: -1 }] as const);
  const first = { b: -0.5, run: 1, [`n${length}`]: -1 };
  return thresholdCircuit(['run'], { n1: first, ...Object.fromEntries(nots) }, { y: `n${length}` });
}

function found(oscillation: Oscillation | null): Oscillation {
  if (oscillation === null) throw new Error('expected an oscillation');
  return oscillation;
}

describe('a ring of an odd number n of NOT neurons', () => {
  // x_k(t + 1) = ¬x_{k−1}(t), so x(t + n) = ¬x(t) and x(t + 2n) = x(t): the period divides 2n. One edge going round has 2n.
  it.each([3, 5, 7])('of %i, started by one edge, takes two rounds', (n) => {
    // Without `run` the first is silent and the others alternate: that is the one place where two neighbours agree.
    const before = [{ inputs: { run: 0 as const }, steps: 20 }];
    const oscillation = found(findOscillation(ring(n), { run: 1 }, { before }));
    expect(oscillation).toMatchObject({ period: 2 * n, feedback: 'negative', loopDelay: n, repeatsWithin: 0 });
    expect(oscillation.neurons).toHaveLength(n);
    expect([...oscillation.loop].sort()).toEqual(
      Array.from({ length: n }, (_, k) => `n${k + 1}_to_n${((k + 1) % n) + 1}`).sort(),
    );
  });

  it('is told by the names on the canvas', () => {
    const { populations, ...rest } = ring(3);
    const labels = ['NOT 1', 'NOT 2', 'NOT 2'];
    const named = { ...rest, populations: populations.map((one, k) => ({ ...one, label: labels[k]! })) };
    const before = [{ inputs: { run: 0 as const }, steps: 20 }];
    // Two of one name are told apart by their ids.
    expect(found(findOscillation(named, { run: 1 }, { before })).text).toMatch(
      /NOT 1 → NOT 2 \(n2\) → NOT 2 \(n3\) → NOT 1|NOT 2 \(n2\) → NOT 2 \(n3\) → NOT 1 → NOT 2 \(n2\)|NOT 2 \(n3\) → NOT 1 → NOT 2 \(n2\) → NOT 2 \(n3\)/,
    );
  });

  it.each([3, 5])('of %i that all start alike inverts all at once', (n) => {
    const nots = Array.from({ length: n }, (_, k) => [`n${k + 1}`, { b: 0.5, [`n${k === 0 ? n : k}`]: -1 }] as const);
    const together = thresholdCircuit([], Object.fromEntries(nots), { y: 'n1' });
    expect(findOscillation(together, {})).toMatchObject({
      period: 2,
      transient: 0,
      loopDelay: n,
      feedback: 'negative',
    });
  });

  it('comes to rest while it is not run, and with an even number', () => {
    expect(findOscillation(ring(5), { run: 0 })).toBe(null);
    expect(findOscillation(ring(4), { run: 1 }, { before: [{ inputs: { run: 0 }, steps: 20 }] })).toBe(null);
  });

  it('is said in words', () => {
    const before = [{ inputs: { run: 0 as const }, steps: 20 }];
    expect(found(findOscillation(ring(3), { run: 1 }, { before })).text).toMatch(
      /^The circuit repeats every 6 steps (from the start|after \d steps?); n1, n2 and n3 change\. A signal goes round n1 → n2 → n3 → n1 in 3 steps, where 3 of 3 synapses inhibit\. It comes back inverted/,
    );
  });
});

it('goes round chips within a chip: three NORs, of which a stops the ring', () => {
  const chips = [1, 2, 3].map((k) => ({ id: `g${k}`, type: 'nor' }));
  const connections = wires('stop>g1.a', 'g3.y>g1.b', 'g1.y>g2.a', 'g2.y>g3.a');
  const ofChips = {
    id: 'ring',
    circuit: { stimuli: toggles('stop'), chips, connections, probes: [lamp('y', 'g3.y')] },
  };
  const drawn = around([nor, ofChips], ofChips);
  const before = [{ inputs: { stop: 1 as const }, steps: 20 }];
  const oscillation = found(findOscillation(drawn, { stop: 0 }, { before }));
  expect(oscillation).toMatchObject({ period: 6, loopDelay: 3, feedback: 'negative' });
  expect(oscillation.neurons.map(({ population }) => population)).toEqual(['chip/g1/n', 'chip/g2/n', 'chip/g3/n']);
  expect(findOscillation(drawn, { stop: 1 })).toBe(null);
});

/** Two NANDs, each onto the other; inputs are active at 0. */
const nandLatch = thresholdCircuit(
  ['ns', 'nr'],
  { q_neuron: { b: 1.5, ns: -1, nq_neuron: -1 }, nq_neuron: { b: 1.5, nr: -1, q_neuron: -1 } },
  { q: 'q_neuron', nq: 'nq_neuron' },
);

describe('a latch of two NANDs', () => {
  it('races when both inputs are released at once', () => {
    // Both 1; then NAND(1, 1) = 0 for both, NAND(1, 0) = 1 for both, and so on.
    const before = [{ inputs: { ns: 0 as const, nr: 0 as const }, steps: 5 }];
    const oscillation = found(findOscillation(nandLatch, { ns: 1, nr: 1 }, { before }));
    expect(oscillation).toMatchObject({
      period: 2,
      transient: 0,
      feedback: 'positive',
      loopDelay: 2,
      neurons: [
        { population: 'nq_neuron', neuron: 0 },
        { population: 'q_neuron', neuron: 0 },
      ],
    });
    expect([...oscillation.loop].sort()).toEqual(['nq_neuron_to_q_neuron', 'q_neuron_to_nq_neuron']);
    expect(oscillation.text).toContain('2 of 2 synapses inhibit');
    expect(oscillation.text).toContain('race');
  });

  it('comes to rest when one is released first', () => {
    const before = [
      { inputs: { ns: 0 as const, nr: 0 as const }, steps: 5 },
      { inputs: { ns: 1 as const, nr: 0 as const }, steps: 5 },
    ];
    expect(findOscillation(nandLatch, { ns: 1, nr: 1 }, { before })).toBe(null);
  });
});

describe('a NAND fed to itself', () => {
  const network = (delay: number): Network =>
    networkOf({
      populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: 1.5 } }],
      stimuli: [{ kind: 'toggle', id: 'a' }],
      connections: [
        { id: 'a_to_n', source: 'a', target: 'n', weight: -1 },
        { id: 'itself', source: 'n', target: 'n', weight: -1, delay },
      ],
      probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
    });

  it.each([1, 2, 5])('with a delay of %i inverts itself once in that time', (delay) => {
    // NAND(1, y(t − d)) = ¬y(t − d): twice the delay, from the first steps on, in which it fires as nothing has arrived.
    expect(findOscillation(network(delay), { a: 1 })).toMatchObject({
      period: 2 * delay,
      transient: 0,
      loop: ['itself'],
      loopDelay: delay,
      feedback: 'negative',
    });
    expect(findOscillation(network(delay), { a: 0 })).toBe(null);
  });

  it('is the row that a truth table finds not to settle', () => {
    const table = measure(network(1));
    table.rows.forEach(({ inputs, reason }) => {
      expect(findOscillation(network(1), inputs) !== null).toBe(reason !== null);
    });
  });
});

it('the shortest loop that inverts is chosen, not the short one that does not', () => {
  // a excites itself: a loop of one synapse. The ring of three inverts, and drives b, which changes without being in it.
  const network = thresholdCircuit(
    [],
    {
      n1: { b: 0.5, n3: -1 },
      n2: { b: 0.5, n1: -1 },
      n3: { b: 0.5, n2: -1 },
      b: { b: -0.5, n1: 1 },
      a: { b: -1.5, a: 1, n1: 1 },
    },
    { y: 'b', z: 'a' },
  );
  const { loop, neurons } = found(findOscillation(network, {}));
  expect(loop).toHaveLength(3);
  expect(neurons.map(({ population }) => population)).toEqual(['b', 'n1', 'n2', 'n3']);
});

describe('rates', () => {
  const rates = (weight: number, b: number, model = 'tanh'): Network =>
    networkOf({
      populations: [{ id: 'x', model, parameters: { b } }],
      connections: [{ id: 'itself', source: 'x', target: 'x', weight }],
      probes: [{ kind: 'lamp', id: 'y', target: 'x' }],
    });

  it('x ↦ tanh(0.1 − 3x) alternates between two values once the gain at rest is above 1', () => {
    expect(findOscillation(rates(-3, 0.1), {})).toMatchObject({ period: 2, loop: ['itself'], feedback: 'negative' });
  });

  it('comes to rest where the gain is below 1', () => {
    expect(findOscillation(rates(-0.9, 0.1), {})).toBe(null);
  });

  it('what grows without bound is no oscillation', () => {
    expect(findOscillation(rates(-2, 1, 'linear'), {})).toBe(null);
  });
});

it('what chance or time drives is not for it to tell', () => {
  expect(findOscillation(example('nand-stochastic'), { a: 1, b: 1 })).toBe(null);
  expect(findOscillation(example('fi-curve'), {})).toBe(null);
});

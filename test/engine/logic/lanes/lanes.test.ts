import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLanes, laneCount, lanesOf } from '../../../../engine/logic/lanes/lanes.ts';
import type { ThresholdNeuron } from '../../../../engine/logic/lanes/circuit.ts';
import type { Network } from '../../../../engine/network/types.ts';
import { networkOf } from '../../support/networks.ts';
import { measure } from '../measure.ts';
import { askLanes, ask, issuesOf, rowsOf, valueOf } from '../netlists/samples.ts';

/** A circuit of one neuron over `weights.length` inputs. */
function single(weights: readonly number[], bias: number) {
  const neuron: ThresholdNeuron = { name: 'n', sources: weights.map((_, k) => k), weights, bias };
  return {
    inputs: weights.map((_, k) => `x${k}`),
    registers: [],
    neurons: [neuron],
    outputs: [{ name: 'y', signal: weights.length }],
  };
}

/** A random circuit without a cycle: weights of `weight`, delays up to 3, populations of up to three neurons. */
function circuits(weight: fc.Arbitrary<number>): fc.Arbitrary<Network> {
  const parts = fc.record({
    toggles: fc.integer({ min: 1, max: 5 }),
    populations: fc.array(
      fc.record({
        size: fc.integer({ min: 1, max: 3 }),
        b: weight,
        incoming: fc.array(fc.tuple(fc.nat(), weight, fc.integer({ min: 1, max: 3 })), { maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  });
  return parts.map(({ toggles, populations }) => {
    const before = ['clamp', ...Array.from({ length: toggles }, (_, k) => `x${k}`)];
    const ids = [...before, ...populations.map((_, k) => `n${k}`)];
    return networkOf({
      stimuli: before.map((id) => (id === 'clamp' ? { kind: 'clamp', id, value: 1 } : { kind: 'toggle', id })),
      populations: populations.map(({ size, b }, k) => ({
        id: `n${k}`,
        model: 'mcculloch-pitts',
        size,
        parameters: { b },
      })),
      connections: populations.flatMap(({ incoming }, k) =>
        incoming.map(([from, weight_, delay]) => ({
          source: ids[from % (before.length + k)],
          target: `n${k}`,
          weight: weight_,
          delay,
        })),
      ),
      probes: populations.map(({ size }, k) => ({ kind: 'lamp', id: `y${k}`, target: `n${k}`, neuron: size - 1 })),
    });
  });
}

function expectSameTable(network: Network, backend: 'wasm' | 'js'): boolean {
  const lanes = createLanes(network, { backend });
  if (!lanes.ok) return false;
  const { answer } = askLanes(lanes.value);
  for (const { inputs, outputs } of measure(network).rows) {
    const simulated = Object.values(outputs).map(({ probability }) => probability === 1);
    expect(answer(Object.values(inputs).map((level) => level === 1))).toEqual(simulated);
  }
  return true;
}

describe('createLanes', () => {
  it('answers as the simulated truth table does, on random circuits of whole weights', () => {
    const whole = fc.integer({ min: -8, max: 8 }).map((each) => each / 2);
    fc.assert(
      fc.property(circuits(whole), fc.constantFrom('wasm' as const, 'js' as const), (network, backend) => {
        expect(expectSameTable(network, backend)).toBe(true);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('answers alike or refuses, where weights are tenths and sums may round', () => {
    const tenths = fc.integer({ min: -20, max: 20 }).map((each) => each / 10);
    let answered = 0;
    fc.assert(
      fc.property(circuits(tenths), (network) => {
        if (expectSameTable(network, 'wasm')) answered++;
      }),
      { seed: 2, numRuns: 150 },
    );
    expect(answered).toBeGreaterThan(30);
  });

  it('refuses 0.1 + 0.2 against 0.3, where the order of the sum decides', () => {
    expect(issuesOf(lanesOf(single([0.1, 0.2], -0.3)))[0]).toContain(
      'n | its weights add up to the threshold within rounding',
    );
  });

  it('keeps 128 vectors apart: each lane answers its own', () => {
    const weights = [5, 4, -3, 2, 2, -1, 1];
    for (const backend of ['wasm', 'js'] as const) {
      const lanes = valueOf(lanesOf(single(weights, -3.5), { backend }));
      const levels = new Uint32Array(7 * 4);
      const rows = rowsOf(7);
      rows.forEach((row, lane) =>
        row.forEach((bit, k) => {
          if (bit) levels[k * 4 + (lane >> 5)]! |= 1 << (lane & 31);
        }),
      );
      const answers = new Uint32Array(4);
      lanes.evaluate(levels, answers);
      expect(rows).toHaveLength(laneCount);
      rows.forEach((row, lane) => {
        const sum = row.reduce((total, bit, k) => total + (bit ? weights[k]! : 0), -3.5);
        expect(((answers[lane >> 5]! >>> (lane & 31)) & 1) === 1).toBe(sum >= 0);
      });
    }
  });

  it('decides any threshold of up to nine inputs', () => {
    const weight = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(fc.array(weight, { maxLength: 9 }), weight, (weights, bias) => {
        const { answer } = ask(single(weights, bias + 0.5));
        for (const row of rowsOf(weights.length)) {
          const sum = row.reduce((total, bit, k) => total + (bit ? weights[k]! : 0), bias + 0.5);
          expect(answer(row)).toEqual([sum >= 0]);
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('decides a majority of 101 in a diagram of 51 × 51 questions', () => {
    const lanes = valueOf(lanesOf(single(new Array<number>(101).fill(1), -51)));
    // All but the impossible corners of the grid; each question takes at most two instructions.
    expect(lanes.instructions).toBeLessThanOrEqual(2 * 51 * 51);
    const { answer } = askLanes(lanes);
    for (const count of [0, 50, 51, 101]) {
      expect(answer(Array.from({ length: 101 }, (_, k) => (k * 37) % 101 < count))).toEqual([count >= 51]);
    }
  });

  it.each([
    [
      { populations: [{ id: 'n', model: 'lif' }] },
      'populations[0].model | lif is no threshold of bits | mcculloch-pitts',
    ],
    [
      { connections: [{ source: 'n', target: 'n', weight: 1 }] },
      'connections | a loop: n → n | no loop but through clocked registers',
    ],
    [
      { stimuli: [{ kind: 'poisson', id: 'p', rate: 5 }], connections: [{ source: 'p', target: 'n', weight: 1 }] },
      'stimuli[0].kind | a stimulus of kind poisson is no input of bits | toggle, clamp or constant',
    ],
    [{ events: [{ kind: 'lesion', at: 1, population: 'n' }] }, 'events | the circuit changes with time | no events'],
  ])('refuses %j', (parts, issue) => {
    const network = networkOf({
      populations: [{ id: 'n', model: 'mcculloch-pitts' }],
      probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
      ...parts,
    });
    expect(issuesOf(createLanes(network))).toEqual([issue]);
  });
});

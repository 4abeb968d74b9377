import { describe, expect, it } from 'vitest';
import type { Connection, Connector } from '../../../engine/network/types-connections.ts';
import { synapseCount } from '../../../engine/wiring/estimate.ts';
import { countSynapses } from '../../../engine/wiring/synapses.ts';
import { wiring } from './support.ts';

const connection: Connection = {
  id: 'c',
  source: 'p',
  target: 'p',
  connector: 'AllToAll',
  weight: 1,
  delay: 1,
  sign: 'either',
  synapse: 'auto',
};

describe('synapseCount', () => {
  it.each<Connector>([
    'AllToAll',
    'OneToOne',
    { kind: 'AllToAll', self: false },
    { kind: 'FixedNumberPre', number: 3, self: false },
    { kind: 'FixedNumberPost', number: 3, self: true },
    { kind: 'FromList', list: [[0, 1]] },
  ])('%j: exactly', (connector) => {
    const options = wiring(connector, { sourceSize: 20, targetSize: 20, sameGroup: true });
    expect(synapseCount({ ...connection, connector }, 20, 20)).toBe(countSynapses(options));
  });

  it('FixedProbability: what is expected', () => {
    const connector = { kind: 'FixedProbability', probability: 0.1, self: false } as const;
    expect(synapseCount({ ...connection, connector }, 20, 20)).toBeCloseTo(38, 12);
    expect(synapseCount({ ...connection, connector, target: 'q' }, 20, 30)).toBeCloseTo(60, 12);
  });

  it('DistanceDependent among few: the sum of all probabilities, without those of a neuron onto itself', () => {
    // Distances of 1/4, 1/2 and 3/4 come 6, 4 and 2 times, and 0 comes 4 times.
    const connector = { kind: 'DistanceDependent', space: 'line', probability: '1 - d' } as const;
    const countOf = (self: boolean): number => synapseCount({ ...connection, connector: { ...connector, self } }, 4, 4);
    expect(countOf(true)).toBeCloseTo(4 + 6 * 0.75 + 4 * 0.5 + 2 * 0.25, 12);
    expect(countOf(false)).toBeCloseTo(6 * 0.75 + 4 * 0.5 + 2 * 0.25, 12);
    expect(synapseCount({ ...connection, connector: { ...connector, self: true, probability: '3*d - 1' } }, 4, 4)).toBe(
      4,
    );
  });

  it.each(['line', 'ring', 'grid'] as const)('DistanceDependent on a %s: to 2 %% of what is expected', (space) => {
    const connector = { kind: 'DistanceDependent', space, probability: 'exp(-d/0.3)', self: true } as const;
    const count = countSynapses(wiring(connector, { sourceSize: 900, targetSize: 400 }));
    const estimate = synapseCount({ ...connection, target: 'q', connector }, 900, 400);
    expect(Math.abs(estimate / count - 1)).toBeLessThan(0.02);
  });
});

import { describe, expect, it } from 'vitest';
import type { ChunkedRows } from '../../../engine/probes/chunks.ts';
import { createRecordingMemory } from '../../../engine/probes/recording-memory.ts';
import { checkNetwork } from '../../../engine/network/check.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

const most = 12_000;

function fill(table: ChunkedRows, from: number, to: number): void {
  for (let step = from; step < to; step++) table.add(step, -step, 1);
}

function isWhole(table: ChunkedRows): boolean {
  for (let row = table.firstKept; row < table.length; row++) if (table.get(row, 0) !== row) return false;
  return true;
}

describe('the memory of all probes together', () => {
  it('is all that they keep, however many are busy', () => {
    for (const probes of [1, 3, 10]) {
      const memory = createRecordingMemory(probes, undefined, most);
      const tables = Array.from({ length: probes }, () => memory.table(3));
      for (let from = 0; from < 9000; from += 100) for (const table of tables) fill(table, from, from + 100);
      const held = tables.reduce((sum, { numbers }) => sum + numbers, 0);
      expect(held).toBeLessThanOrEqual(most);
      expect(held).toBeGreaterThan(most / 2);
      for (const table of tables) {
        // A fair share, within the chunks of which it keeps four at least.
        expect((table.length - table.firstKept) * 3).toBeGreaterThan(most / probes / 2);
        expect(table.completeFrom).toBe(table.firstKept);
        expect(isWhole(table)).toBe(true);
      }
    }
  });

  it('is left to those that need it: the largest forgets first', () => {
    const memory = createRecordingMemory(10, undefined, most);
    const [busy, quiet, later] = [memory.table(3), memory.table(3), memory.table(3)];
    fill(quiet, 0, 50);
    // Three quarters of all for one of ten.
    fill(busy, 0, 3000);
    expect(busy.firstKept).toBe(0);
    fill(later, 0, 1500);
    expect([quiet.firstKept, later.firstKept, busy.firstKept > 0]).toEqual([0, 0, true]);
  });

  it('gives room back when rows are taken back', () => {
    const memory = createRecordingMemory(2, undefined, most);
    const [a, b] = [memory.table(3), memory.table(3)];
    fill(a, 0, 3000);
    a.truncate(100, 100);
    fill(b, 0, 2000);
    expect([a.firstKept, a.length, b.firstKept]).toEqual([0, 100, 0]);
  });

  it('always has the last sample of weights', () => {
    const memory = createRecordingMemory(2, undefined, most);
    const [weights, spikes] = [memory.table(3, 1000), memory.table(3)];
    for (let sample = 0; sample < 20; sample++) {
      for (let synapse = 0; synapse < 1000; synapse++) weights.add(sample, synapse, 1);
      fill(spikes, sample * 1000, (sample + 1) * 1000);
      expect(weights.completeFrom).toBeLessThanOrEqual(sample);
      expect(weights.length - weights.lowerBound(weights.completeFrom)).toBeGreaterThanOrEqual(1000);
    }
  });

  it('is not shared where each probe is told how many rows to keep', () => {
    const memory = createRecordingMemory(2, 50_000, most);
    const tables = [memory.table(3), memory.table(3)];
    for (const table of tables) fill(table, 0, 40_000);
    expect(tables.map(({ firstKept }) => firstKept)).toEqual([0, 0]);
  });
});

describe('a probe of more weights than are kept', () => {
  const network = (size: number) =>
    networkOf({
      populations: [{ id: 'p', model: 'relu', size }],
      connections: [{ id: 'c', source: 'p', target: 'p', weight: 1 }],
    });
  const probed = (size: number, count: number) => ({
    ...network(size),
    probes: Array.from({ length: count }, (_, k) => ({
      ...{ kind: 'weights', id: `q${k}`, label: 'q', target: 'c', interval: 1 },
    })) as never,
  });

  it('is refused, with the remedy', () => {
    expect(checkNetwork(probed(2000, 2))).toEqual([]);
    const [issue] = checkNetwork(probed(2000, 3));
    expect(issue).toEqual({
      path: 'probes',
      message: 'probes record the weights of 12000000 synapses',
      expected: 'at most 8000000: probes of fewer or smaller connections',
    });
    expect(() => compile(probed(3000, 1))).toThrow('probes record the weights of 9000000 synapses');
  });
});

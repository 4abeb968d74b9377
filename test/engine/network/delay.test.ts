import { describe, expect, it } from 'vitest';
import { delaySteps, longestDelay } from '../../../engine/network/delay.ts';
import type { Connection } from '../../../engine/network/types-connections.ts';

describe('delaySteps', () => {
  it.each([
    [1.5, 0.1, 15],
    [0.3, 0.1, 3],
    [0, 0.1, 1],
    [0.24, 0.1, 2],
    [0.26, 0.1, 3],
    [1000, 0.01, 100_000],
    [1, 25, 1],
  ])('%d ms at dt = %d ms: %d', (ms, dt, steps) => {
    expect(delaySteps(ms, dt)).toBe(steps);
  });
});

describe('longestDelay', () => {
  it.each<[Pick<Connection, 'connector' | 'delay'>, number]>([
    [{ connector: 'AllToAll', delay: 7 }, 7],
    [{ connector: 'AllToAll', delay: { ms: 2 } }, 20],
    [{ connector: 'AllToAll', delay: { ms: { kind: 'uniform', low: 1, high: 3 } } }, 30],
    [{ connector: 'AllToAll', delay: { ms: { kind: 'exponential', mean: 1 } } }, Infinity],
    [{ connector: { kind: 'FromList', list: [[0, 0]] }, delay: 4 }, 4],
    [
      {
        connector: {
          kind: 'FromList',
          list: [
            [0, 0, 1, 2],
            [0, 1, 1, 9],
          ],
        },
        delay: 40,
      },
      9,
    ],
  ])('%j: %d', (connection, steps) => {
    expect(longestDelay(connection, 0.1)).toBe(steps);
  });
});

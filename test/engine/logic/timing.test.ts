import { describe, expect, it } from 'vitest';
import { isDeterministic, timingOf } from '../../../engine/logic/timing.ts';
import { networkOf } from '../support/networks.ts';

function chain(connections: [source: string, target: string, delay: number][]) {
  return networkOf({
    populations: ['x', 'y', 'z'].map((id) => ({ id, model: 'mcculloch-pitts' })),
    stimuli: [{ kind: 'toggle', id: 'a' }],
    connections: connections.map(([source, target, delay]) => ({ source, target, delay, weight: 1 })),
  });
}

describe('timingOf', () => {
  it('adds the delays on the longest path, whatever the order of the connections', () => {
    const network = chain([
      ['y', 'z', 4],
      ['a', 'x', 1],
      ['x', 'y', 2],
      ['a', 'z', 6],
    ]);
    expect(timingOf(network)).toEqual({ longestDelay: 6, longestPath: 7, reach: 12 });
  });

  it('has no longest path on a cycle, of two neurons or of one', () => {
    expect(
      timingOf(
        chain([
          ['x', 'y', 1],
          ['y', 'x', 3],
        ]),
      ),
    ).toEqual({ longestDelay: 3, longestPath: null, reach: 4 });
    expect(timingOf(chain([['x', 'x', 1]]))).toEqual({ longestDelay: 1, longestPath: null, reach: 1 });
  });

  it('is 0 without connections', () => {
    expect(timingOf(chain([]))).toEqual({ longestDelay: 1, longestPath: 0, reach: 0 });
  });
});

describe('isDeterministic', () => {
  it.each([
    ['mcculloch-pitts', 0, true],
    ['logistic', 0, true],
    ['stochastic-binary', 0, false],
    ['poisson-relu', 0, false],
    ['mcculloch-pitts', 5, false],
  ])('of %s beside a Poisson stimulus of %i spikes/s is %s', (model, rate, expected) => {
    const network = networkOf({ populations: [{ id: 'n', model }], stimuli: [{ kind: 'poisson', id: 'p', rate }] });
    expect(isDeterministic(network)).toBe(expected);
  });
});

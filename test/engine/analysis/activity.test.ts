import { expect, it } from 'vitest';
import { createActivityCounter } from '../../../engine/analysis/activity.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { networkOf } from '../support/networks.ts';

it('counts the spikes of every population and gives rates in spikes/s, without a probe', () => {
  const simulation = compile(
    networkOf({
      time: { dt: 2 },
      populations: [
        { id: 'pair', model: 'mcculloch-pitts', size: 2, parameters: { b: [0, -1] } },
        { id: 'level', model: 'relu', parameters: { b: 0.25 } },
      ],
    }),
  );
  const counter = createActivityCounter(simulation);
  for (let step = 0; step < 50; step++) {
    simulation.step();
    counter.count();
  }
  // 50 steps of 2 ms: one neuron of the pair spikes at each, 500 spikes/s, and the other never.
  expect(counter.activity()).toEqual([
    { population: 'pair', model: 'mcculloch-pitts', neurons: 2, spikes: 50, rate: 250, meanOutput: 0.5 },
    { population: 'level', model: 'relu', neurons: 1, spikes: null, rate: null, meanOutput: 0.5 },
  ]);
});

it('has no rates but 0 before the first step', () => {
  const simulation = compile(networkOf({ populations: [{ id: 'n', model: 'mcculloch-pitts' }] }));
  expect(createActivityCounter(simulation).activity()).toMatchObject([{ spikes: 0, rate: 0, meanOutput: 0 }]);
});

it('counts what each source sent, and in how many steps', () => {
  const simulation = compile(
    networkOf({
      populations: [
        { id: 'b', model: 'relu', size: 2, parameters: { b: [0, 0.5] } },
        { id: 'a', model: 'mcculloch-pitts' },
      ],
      stimuli: [{ kind: 'spike-times', id: 's', size: 2, times: [1, 1, 3], sources: [1, 1, 1] }],
    }),
  );
  const counter = createActivityCounter(simulation);
  for (let step = 0; step < 4; step++) {
    simulation.step();
    counter.count();
  }
  const at = (id: string): [number, number] => {
    const { first, size } = simulation.compiled.ranges.get(id)!;
    return [first, first + size];
  };
  expect([...counter.totals.subarray(...at('b'))]).toEqual([0, 2]);
  expect([...counter.sent.subarray(...at('b'))]).toEqual([0, 4]);
  expect([...counter.totals.subarray(...at('a'))]).toEqual([4]);
  expect([...counter.totals.subarray(...at('s'))]).toEqual([0, 3]);
  expect([...counter.sent.subarray(...at('s'))]).toEqual([0, 2]);
});

import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { forEachIncoming } from '../../../engine/simulation/compiled.ts';
import { nand, networkOf } from '../support/networks.ts';

const circuit = networkOf({
  populations: [
    { id: 'p', model: 'relu', size: 2, parameters: { b: 1 } },
    { id: 'q', model: 'relu', size: 2, parameters: { b: 2 } },
  ],
  stimuli: [
    { kind: 'toggle', id: 'a' },
    { kind: 'constant', id: 'level', value: 1 },
    { kind: 'poisson', id: 'train', rate: 10 },
  ],
  connections: [
    { id: 'free', source: 'level', target: 'p', weight: 1, delay: 3 },
    { id: 'excite', source: 'p', target: 'q', weight: 0, sign: 'excitatory' },
    { id: 'inhibit', source: 'p', target: 'q', weight: 0, sign: 'inhibitory' },
  ],
});

describe('apply', () => {
  it('a level acts from the step it names on, through the delay', () => {
    const simulation = compile(nand(1, 0));
    simulation.step(3);
    simulation.apply({ kind: 'level', stimulus: 'b', value: 1 });
    simulation.step(3);
    const run = simulation.finish();
    expect(run.interventions).toEqual([{ kind: 'level', stimulus: 'b', value: 1, step: 3 }]);
    expect(run.traces[0]!.values).toEqual([1.5, 0.5, 0.5, 0.5, -0.5, -0.5]);
    expect(run.network).toEqual(nand(1, 0));
  });

  it('a parameter acts in the step it names, on its population alone', () => {
    const simulation = compile(circuit);
    simulation.step();
    simulation.apply({ kind: 'parameter', population: 'q', symbol: 'b', value: 5 });
    simulation.step();
    expect([...simulation.compiled.outputs.subarray(0, 4)]).toEqual([1, 1, 5, 5]);
    simulation.apply({ kind: 'parameter', population: 'p', symbol: 'b', value: 4 });
    simulation.step();
    expect([...simulation.compiled.outputs.subarray(0, 4)]).toEqual([4, 4, 5, 5]);
  });

  it('a weight acts on what is sent from the step it names on; what is under way keeps the old one', () => {
    const simulation = compile(circuit);
    const outputs = Array.from({ length: 8 }, (_, step) => {
      if (step === 2) simulation.apply({ kind: 'weight', connection: 'free', value: 10 });
      simulation.step();
      return simulation.compiled.outputs[0];
    });
    expect(outputs).toEqual([1, 1, 1, 2, 2, 11, 11, 11]);
  });

  it.each([
    ['on its own', 'wide', 70],
    ['beside others in one table', 'narrow', 20],
    ['with learning', 'learning', 20],
  ])('a weight leaves lost synapses lost: a connection %s', (_, cutOne, size) => {
    const names = ['wide', 'narrow', 'other', 'learning'];
    const simulation = compile(
      networkOf({
        synapses: [{ id: 'taught', kind: 'delta', plasticity: { kind: 'hebb', w_max: 9 } }],
        populations: [{ id: 'p', model: 'relu', size }],
        connections: names.map((id) => ({
          ...{ id, source: 'p', target: 'p', weight: 1 },
          ...(id === 'learning' ? { synapse: 'taught' } : {}),
        })),
        events: [{ kind: 'cut', at: 1, connection: cutOne, fraction: 0.5 }],
      }),
    );
    const weightsOf = (id: string): number[] => {
      const weights: number[] = [];
      const { compiled } = simulation;
      for (let target = 0; target < size; target++) {
        forEachIncoming(compiled, target, ({ connection, weight }) => {
          if (compiled.network.connections[connection]!.id === id) weights.push(weight);
        });
      }
      return weights;
    };
    const setAll = (value: number): void => {
      for (const connection of names) simulation.apply({ kind: 'weight', connection, value });
    };
    const intact = simulation.snapshot();
    simulation.step(2);
    const lost = weightsOf(cutOne).map((weight) => weight === 0);
    expect(lost.filter(Boolean).length / size ** 2).toBeCloseTo(0.5, 1);
    // Zero is no mark of a lost synapse: those that only had no weight come back.
    setAll(0);
    setAll(3);
    expect(weightsOf(cutOne)).toEqual(lost.map((isLost) => (isLost ? 0 : 3)));
    for (const id of names) if (id !== cutOne) expect(new Set(weightsOf(id))).toEqual(new Set([3]));

    simulation.restore(intact);
    setAll(3);
    expect(new Set(weightsOf(cutOne))).toEqual(new Set([3]));
  });

  it('keeps to the bounds of conductances and of what learns', () => {
    const simulation = compile(
      networkOf({
        synapses: [
          { id: 'ampa', kind: 'exponential', based: 'conductance', tau: 5 },
          { id: 'taught', kind: 'delta', plasticity: { kind: 'stdp', w_min: 0.25, w_max: 1 } },
        ],
        populations: [{ id: 'n', model: 'lif' }],
        connections: [
          { id: 'open', source: 'n', target: 'n', weight: 1, synapse: 'ampa' },
          { id: 'learn', source: 'n', target: 'n', weight: 0.5, synapse: 'taught' },
        ],
      }),
    );
    const give = (connection: string, value: number) => () => simulation.apply({ kind: 'weight', connection, value });
    expect(give('open', -7)).toThrow('value: found -7 for a conductance, expected a weight of at least 0');
    expect(give('learn', 7)).toThrow(
      'value: found 7 where "taught" learns weights from 0.25 to 1, expected a weight of at most 1',
    );
    expect(give('learn', 0)).toThrow('expected a weight of at least 0.25');
    expect(simulation.finish().interventions).toEqual([]);
    give('learn', 1)();
    give('open', 0)();
  });

  it('noise leaves each weight within its bounds, and what is cut stays cut', () => {
    const plasticity = { kind: 'stdp', w_min: 0.25, w_max: 1 };
    const simulation = compile(
      networkOf({
        synapses: [{ id: 'taught', kind: 'delta', plasticity }],
        populations: [{ id: 'n', model: 'lif', size: 40 }],
        connections: [{ id: 'learn', source: 'n', target: 'n', weight: 0.5, synapse: 'taught' }],
        events: [
          { kind: 'cut', at: 1, connection: 'learn', fraction: 0.5 },
          { kind: 'weight-noise', at: 2, connection: 'learn', sd: 1 },
        ],
      }),
    );
    simulation.step(3);
    const weights: number[] = [];
    for (let target = 0; target < 40; target++) {
      forEachIncoming(simulation.compiled, target, ({ weight }) => void weights.push(weight));
    }
    const kept = weights.filter((weight) => weight !== 0);
    expect(kept.length / weights.length).toBeCloseTo(0.5, 1);
    // 0.5 · N(1, 1) lies below 0.25 with probability 0.31, above 1 with 0.16.
    expect([Math.min(...kept), Math.max(...kept)]).toEqual([0.25, 1]);
    expect(new Set(kept).size).toBeGreaterThan(kept.length / 3);
  });

  it('keeps all changes of a run in order, several a step', () => {
    const simulation = compile(circuit);
    simulation.apply({ kind: 'level', stimulus: 'a', value: 1 });
    simulation.apply({ kind: 'level', stimulus: 'a', value: 0 });
    simulation.step(4);
    simulation.apply({ kind: 'level', stimulus: 'a', value: 1 });
    const list = simulation.finish().interventions.map((each) => [each.step, each.kind === 'level' && each.value]);
    expect(list).toEqual([
      [0, 1],
      [0, 0],
      [4, 1],
    ]);
  });

  it.each([
    [{ kind: 'level', stimulus: 'a', value: NaN }, 'value: found NaN, expected a finite number'],
    [{ kind: 'level', stimulus: 'a', value: 0.5 }, 'value: found 0.5, expected 0 or 1'],
    [{ kind: 'level', stimulus: 'train', value: -1 }, 'value: found -1, expected a rate from 0 to 1000000000 spikes/s'],
    [{ kind: 'level', stimulus: 'x', value: 1 }, 'stimulus: there is no stimulus "x", expected one of a, level, train'],
    [
      { kind: 'level', stimulus: 'level', value: -1e13 },
      'value: found -10000000000000, expected a value from -1000000000000 to 1000000000000',
    ],
    [
      { kind: 'weight', connection: 'free', value: 1e13 },
      'value: found 10000000000000, expected a value from -1000000000000 to 1000000000000',
    ],
    [
      { kind: 'weight', connection: 'x', value: 1 },
      'connection: there is no connection "x", expected one of free, excite, inhibit',
    ],
    [
      { kind: 'weight', connection: 'excite', value: -1 },
      'value: found -1 on an excitatory connection, expected a weight of at least 0',
    ],
    [
      { kind: 'weight', connection: 'inhibit', value: 1 },
      'value: found 1 on an inhibitory connection, expected a weight of at most 0',
    ],
    [
      { kind: 'parameter', population: 'x', symbol: 'b', value: 1 },
      'population: there is no population "x", expected one of p, q',
    ],
    [
      { kind: 'parameter', population: 'p', symbol: 'tau', value: 1 },
      'value: ReLU (rate) has no parameter "tau", expected one of b',
    ],
    [
      { kind: 'parameter', population: 'p', symbol: 'b', value: 1e7 },
      'value: found 10000000, expected a value from -1000000 to 1000000',
    ],
    [{ kind: 'bogus', value: 1 }, 'kind: found "bogus", expected "level" or "weight" or "parameter" or "lesion"'],
    [null, 'kind: is missing, expected'],
    [{ kind: 'level', stimulus: 'a', value: '1' }, 'value: found "1", expected a number'],
    [{ kind: 'level', stimulus: 'a' }, 'value: is missing, expected a number'],
    [{ kind: 'level', stimulus: 'a', value: 1, unit: 'pA' }, 'unit: unknown field "unit"'],
    [
      { kind: 'lesion', population: 'p', neurons: [1.5], fraction: 1 },
      'neurons[0]: found 1.5, expected a whole number',
    ],
    [{ kind: 'lesion', population: 'p', neurons: [], fraction: 2 }, 'fraction: found 2, expected at most 1'],
    [{ kind: 'lesion', population: 'p', neurons: [2], fraction: 0 }, 'neurons: found 2, expected whole numbers from 0'],
  ])('refuses %j, and changes nothing', (change, message) => {
    const simulation = compile(circuit);
    const before = simulation.snapshot();
    expect(() => simulation.apply(change as never)).toThrow(message);
    expect(simulation.snapshot()).toEqual(before);
  });

  it('refuses a parameter that makes the refractory time negative', () => {
    const text = 'dv/dt = -v/ms : mV\nthreshold: v > 1*mV\nrefractory: a - b\nparameter a = 5 ms\nparameter b = 2 ms';
    const simulation = compile(
      networkOf({
        models: [{ id: 'rest', reference: '', text }],
        populations: [{ id: 'n', model: 'rest', parameters: { b: 4 } }],
      }),
    );
    const change = { kind: 'parameter', population: 'n', symbol: 'a' } as const;
    expect(() => simulation.apply({ ...change, value: 3 })).toThrow(
      'value: the refractory time of rest would be -1 ms, expected a, b that make it at least 0 ms',
    );
    simulation.apply({ ...change, value: 4 });
    expect(simulation.interventions).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { forEachIncoming, synapseTotal, type SynapseView } from '../../../engine/simulation/compiled.ts';
import { networkOf } from '../support/networks.ts';

describe('forEachIncoming', () => {
  const simulation = compile(
    networkOf({
      populations: [
        { id: 'a', model: 'relu', size: 3 },
        { id: 'b', model: 'relu', size: 70 },
        { id: 'c', model: 'step', size: 2 },
      ],
      connections: [
        {
          ...{ id: 'listed', source: 'a', target: 'c', weight: 1 },
          connector: {
            kind: 'FromList',
            list: [
              [2, 1, 5, 3],
              [0, 1, 7, 1],
              [2, 0, 8, 2],
              [2, 1, 6, 9],
            ],
          },
        },
        { id: 'wide', source: 'b', target: 'b', weight: 2, delay: 4 },
        { id: 'small', source: 'c', target: 'b', weight: 3 },
      ],
    }),
  );
  const { compiled } = simulation;
  const first = (id: string): number => compiled.ranges.get(id)!.first;
  const onto = (target: number): SynapseView[] => {
    const synapses: SynapseView[] = [];
    forEachIncoming(compiled, target, (synapse) => synapses.push(synapse));
    return synapses;
  };

  it('visits the synapses of a list by source, then in order of the list', () => {
    const [target, source] = [first('c') + 1, first('a')];
    expect(onto(target)).toEqual([
      { connection: 0, source, target, weight: 7, delay: 1 },
      { connection: 0, source: source + 2, target, weight: 5, delay: 3 },
      { connection: 0, source: source + 2, target, weight: 6, delay: 9 },
    ]);
    expect(onto(first('a'))).toEqual([]);
  });

  it('visits each synapse of the network once, with its weight as it is now', () => {
    const all = Array.from({ length: compiled.neuronCount }, (_, neuron) => onto(neuron)).flat();
    expect(all.length).toBe(synapseTotal(compiled));
    const fromB = onto(first('b') + 69);
    expect(fromB.map(({ connection, weight, delay }) => [connection, weight, delay])).toEqual(
      expect.arrayContaining([
        [1, 2, 4],
        [2, 3, 1],
      ]),
    );
    expect(fromB.length).toBe(72);
    simulation.apply({ kind: 'weight', connection: 'wide', value: 9 });
    expect(onto(first('b')).filter(({ weight }) => weight === 9).length).toBe(70);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../../../engine/network/types.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { hashId } from '../../../engine/simulation/random.ts';
import { arbitraryNetwork } from '../support/arbitrary.ts';
import { networkOf } from '../support/networks.ts';
import { simulateReference } from '../support/reference.ts';

const steps = 25;

describe('against the plain reference simulator', () => {
  it('every output and net input is the same, at every step of 200 random networks', () => {
    let active = 0;
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const simulation = compile(network, { backend: 'js' });
        const reference = simulateReference(network, steps);
        const engine = reference.map(({ y, z }) => {
          simulation.step();
          return {
            y: readings(y.keys(), (id) => outputsOf(simulation, id)),
            z: readings(z.keys(), (id) => netInputsOf(simulation, id)),
          };
        });
        expect(engine).toEqual(reference);
        active += reference.filter(({ y }) => y.get('p0')!.some((value) => value !== 0)).length;
      }),
      { seed: 6, numRuns: 200 },
    );
    // The networks are not silent ones.
    expect(active).toBeGreaterThan(2_000);
  }, 30_000);
});

describe('time', () => {
  it('step(a) then step(b) is step(a + b), bit for bit', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(arbitraryNetwork(), count, count, (network, a, b) => {
        const split = compile(network);
        split.step(a);
        split.step(b);
        const whole = compile(network);
        whole.step(a + b);
        expect(split.finish()).toEqual(whole.finish());
        expect(split.snapshot().state).toEqual(whole.snapshot().state);
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('is counted in whole steps, in order, from the number of steps done', () => {
    const simulation = compile(networkOf({}));
    simulation.step();
    simulation.step(0);
    simulation.step(3);
    expect(simulation.stepCount).toBe(4);
    for (const count of [-1, 1.5, NaN]) {
      expect(() => simulation.step(count)).toThrow(`Found ${count} steps, expected a whole number of at least 0`);
    }
  });
});

describe('the seed', () => {
  const noisy = (seed: number): Network =>
    networkOf({
      seed,
      populations: [{ id: 'p', model: 'stochastic-binary', size: 4 }],
      probes: [{ kind: 'spikes', target: 'p' }],
    });
  const run = (seed: number, trial = 0): readonly number[] => {
    const simulation = compile(noisy(seed), { trial });
    const { outputs } = simulation.compiled;
    return Array.from({ length: 100 }, () => (simulation.step(), [...outputs])).flat();
  };

  it('gives the same bits again, and another seed or trial gives others', () => {
    expect(run(1)).toEqual(run(1));
    expect(run(1, 5)).toEqual(run(1, 5));
    expect(new Set([run(1), run(2), run(2 ** 32 - 1), run(1, 1), run(1, 2)].map(String)).size).toBe(5);
  });

  it('draws for each neuron by itself: neighbours differ', () => {
    const simulation = compile(noisy(3));
    simulation.step(200);
    const { steps: at, neurons } = simulation.finish().spikes[0]!;
    const trains = [0, 1, 2, 3].map((neuron) => at.filter((_, k) => neurons[k] === neuron).join());
    expect(new Set(trains).size).toBe(4);
  });
});

describe('the order of populations, stimuli and connections in the file', () => {
  it('changes nothing, bit for bit', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), fc.infiniteStream(fc.nat()), (network, keys) => {
        const shuffle = <T>(items: readonly T[]): T[] => {
          const keyed = items.map((item) => ({ item, key: keys.next().value }));
          return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
        };
        const [populations, stimuli] = [shuffle(network.populations), shuffle(network.stimuli)];
        const connections = shuffle(network.connections);
        const [given, shuffled] = [compile(network), compile({ ...network, populations, stimuli, connections })];
        given.step(steps);
        shuffled.step(steps);
        const { spikes, traces } = given.finish();
        expect(shuffled.finish()).toMatchObject({ spikes, traces });
      }),
      { seed: 8, numRuns: 300 },
    );
  }, 30_000);

  /** Of 0.1, 0.2 and 0.3, summed in one order or the other, only one is 0.6 to the last bit. */
  const weights = [0.1, 0.2, 0.3];
  const sum = (parts: Record<string, unknown>): number => {
    const simulation = compile(networkOf({ populations: [{ id: 'n', model: 'relu' }], ...parts }));
    simulation.step(2);
    return netInputsOf(simulation, 'n')[0]!;
  };
  const constants = weights.map((_, k) => ({ kind: 'constant', id: `c${k}`, value: 1 }));
  const fromEach = weights.map((weight, k) => ({ source: `c${k}`, target: 'n', weight }));
  const fromOne = weights.map((weight) => ({ source: 'c0', target: 'n', weight }));

  it.each([
    [
      'stimuli',
      { stimuli: constants, connections: fromEach },
      { stimuli: [...constants].reverse(), connections: fromEach },
    ],
    [
      'nameless connections',
      { stimuli: constants, connections: fromOne },
      { stimuli: constants, connections: [...fromOne].reverse() },
    ],
  ])('changes no rounding: %s', (_, given, turned) => {
    expect(0.1 + 0.2 + 0.3).not.toBe(0.3 + 0.2 + 0.1);
    expect(sum(given)).toBe(0.1 + 0.2 + 0.3);
    expect(sum(turned)).toBe(0.1 + 0.2 + 0.3);
  });

  it('levels go to the stimuli they are meant for, whatever their ids', () => {
    const simulation = compile(
      networkOf({
        populations: [{ id: 'n', model: 'relu' }],
        stimuli: [
          { kind: 'toggle', id: 'z' },
          { kind: 'toggle', id: 'a' },
        ],
        connections: [
          { source: 'z', target: 'n', weight: 3 },
          { source: 'a', target: 'n', weight: 5 },
        ],
      }),
    );
    simulation.apply({ kind: 'level', stimulus: 'z', value: 1 });
    simulation.step(2);
    expect([outputsOf(simulation, 'z'), outputsOf(simulation, 'a'), outputsOf(simulation, 'n')]).toEqual([
      [1],
      [0],
      [3],
    ]);
  });

  /** Both have the FNV-1a hash 1222974771; that their keys differ all the same shows in what they draw. */
  const [late, early] = ['out37471', 'in65420'] as const;
  const poisson = (id: string): unknown => ({ kind: 'poisson', id, rate: 500 });
  const coin = (id: string): unknown => ({ id, model: 'stochastic-binary' });

  it.each([
    ['populations', { populations: [late, early].map(coin) }, { populations: [early, late].map(coin) }],
    ['stimuli', { stimuli: [late, early].map(poisson) }, { stimuli: [early, late].map(poisson) }],
  ])('changes nothing even for %s whose ids have one hash', (_, given, turned) => {
    const trainOf = (parts: Record<string, unknown>, id: string): string => {
      const simulation = compile(networkOf(parts));
      return Array.from({ length: 64 }, () => (simulation.step(), outputsOf(simulation, id)[0])).join('');
    };
    expect(hashId(late)).toBe(hashId(early));
    expect(trainOf(given, late)).not.toBe(trainOf(given, early));
    expect(trainOf(turned, late)).toBe(trainOf(given, late));
    expect(trainOf(turned, early)).toBe(trainOf(given, early));
  });
});

describe('batches', () => {
  it('hold all populations of a model, with a column only where parameters differ', () => {
    const { batches, ranges } = compile(
      networkOf({
        populations: [
          { id: 'a', model: 'relu', size: 2, parameters: { b: 1 } },
          { id: 'between', model: 'step', size: 3 },
          { id: 'c', model: 'relu', size: 2, parameters: { b: [2, 3] } },
        ],
      }),
    ).compiled;
    expect(batches.map(({ model, size }) => [model.id, size])).toEqual([
      ['relu', 4],
      ['step', 3],
    ]);
    const biases = batches.map(({ parameters }) => parameters.get('b')!);
    expect(biases.map(({ stride }) => stride)).toEqual([1, 0]);
    expect([...biases[0]!.values.view.slice(0, 4)]).toEqual([1, 1, 2, 3]);
    expect(biases[1]!.values.view[0]).toBe(0);
    expect([...ranges]).toEqual([
      ['a', { first: 0, size: 2 }],
      ['c', { first: 2, size: 2 }],
      ['between', { first: 4, size: 3 }],
    ]);
  });
});

describe('compile', () => {
  it('throws on a network that the parser would refuse', () => {
    const network = { ...networkOf({}), probes: [{ kind: 'spikes', id: 's', label: 's', target: 'ghost' } as const] };
    expect(() => compile(network)).toThrow(
      'probes[0].target: there is no population or stimulus "ghost", expected the id of a population or stimulus',
    );
  });
});

function readings(ids: Iterable<string>, read: (id: string) => number[]): Map<string, number[]> {
  return new Map([...ids].map((id) => [id, read(id)]));
}

type Simulated = ReturnType<typeof compile>;

function outputsOf({ compiled }: Simulated, id: string): number[] {
  const { first, size } = compiled.ranges.get(id)!;
  return [...compiled.outputs.subarray(first, first + size)];
}

/** From the batch's own column of z. */
function netInputsOf({ compiled }: Simulated, id: string): number[] {
  const { first, size } = compiled.ranges.get(id)!;
  const z = compiled.batches.flatMap(({ variables }) => [...variables.get('z')!]);
  return z.slice(first, first + size);
}

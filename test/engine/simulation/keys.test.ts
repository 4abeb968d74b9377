import { describe, expect, it } from 'vitest';
import { weightsOf } from '../../../engine/probes/weights.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import { createRandomKeys } from '../../../engine/simulation/keys.ts';
import { hashId } from '../../../engine/simulation/random.ts';
import { networkOf } from '../support/networks.ts';

const law = { kind: 'normal', mean: 1, sd: 1, low: 0.1, high: 5 };
/** Ids that share a hash; what is appended to both leaves them one. */
const [early, late] = ['in65420', 'out37471'] as const;
const alike = ['costarring', 'liquid'] as const;

describe('two connections whose ids have one hash', () => {
  const drawn = (ids: readonly string[]): Record<string, string> => {
    const connector = { kind: 'FixedProbability', probability: 0.3 };
    const { compiled } = compile(
      networkOf({
        populations: [{ id: 'p', model: 'relu', size: 20 }],
        connections: ids.map((id) => ({ id, source: 'p', target: 'p', connector, weight: law })),
      }),
    );
    return Object.fromEntries(
      ids.map((id) => {
        const weights = weightsOf(compiled, id);
        const values = Array.from({ length: weights.length }, (_, k) => weights.at(k));
        return [id, [weights.sources.join(), weights.targets.join(), values.join()].join('\n')];
      }),
    );
  };

  it('draw wiring and weights of their own, whatever their order in the file', () => {
    expect(hashId(alike[0])).toBe(hashId(alike[1]));
    const together = drawn(alike);
    const [first, second] = alike.map((id) => together[id]!.split('\n'));
    for (let part = 0; part < 3; part++) expect(first![part]).not.toBe(second![part]);
    expect(drawn([alike[1], alike[0]])).toEqual(together);
    expect(drawn([alike[0]])[alike[0]]).toBe(together[alike[0]]);
  });
});

describe('random keys', () => {
  const keys = createRandomKeys(
    networkOf({
      synapses: [{ id: 'quantal', kind: 'delta', shortTerm: { U: 0.5, tau_rec: 100, sites: 3 } }],
      populations: [early, late, 'event'].map((id) => ({
        ...{ id, model: 'lif', size: 2 },
        ...{ parameters: { tau_m: law, E_L: -70, V_th: [1, 2] }, initial: { v: law } },
      })),
      stimuli: [{ id: 's', kind: 'poisson', rate: 1 }],
      connections: [
        ...alike.map((id) => ({ id, source: early, target: late, weight: 1, synapse: 'quantal' })),
        { id: 'c', source: early, target: late, weight: 1 },
      ],
    }),
  );

  it('are hashes of the names, but of those that collide the later ones move on', () => {
    expect(keys.connections.get('c')).toBe(hashId('c'));
    expect(keys.connections.get(alike[0])).toBe(hashId(alike[0]));
    expect(keys.connections.get(alike[1])).toBe(hashId(alike[1]) + 1);
    expect(keys.sources.get('s')).toBe(hashId('s'));
    expect(keys.values.get(`${late}.tau_m`)).toBe(hashId(`${early}.tau_m`) + 1);
    expect(keys.values.get(`${late}.v(0)`)).toBe(hashId(`${early}.v(0)`) + 1);
    // A population may be called what the events are.
    expect([keys.sources.get('event'), keys.events]).toEqual([hashId('event'), hashId('event') + 1]);
  });

  it('differ wherever the same trials are drawn from', () => {
    const running = [...keys.sources.values(), ...keys.lesions.values(), ...keys.releases.values(), keys.events];
    expect(new Set(running).size).toBe(running.length);
    expect([keys.sources.size, keys.lesions.size, keys.releases.size]).toEqual([4, 3, 2]);
    const making = [...keys.connections.values(), ...keys.values.values()];
    expect(new Set(making).size).toBe(making.length);
    // Two laws of each population, numbers and lists draw nothing.
    expect([keys.connections.size, keys.values.size]).toEqual([3, 6]);
  });
});

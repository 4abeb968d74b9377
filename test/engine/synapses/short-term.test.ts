import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import type { Simulation } from '../../../engine/simulation/simulation.ts';
import { releaseState } from '../../../engine/synapses/short-term/release-state.ts';
import { networkOf } from '../support/networks.ts';

interface Train {
  readonly U: number;
  readonly tau_rec: number;
  readonly tau_facil: number;
  readonly r: readonly number[];
  readonly u: readonly number[];
  readonly x: readonly number[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/brian2-statistics/tsodyks-markram.json', import.meta.url), 'utf8'),
) as Record<'depressing' | 'facilitating' | 'mixed', Train> & { readonly spikeTimesMs: readonly number[] };

/** Synapses of one type from a source with these spikes onto a neuron whose net input a probe records. */
function network(
  shortTerm: Record<string, unknown>,
  times: readonly number[],
  { size = 1, weight = 1, seed = 1 } = {},
) {
  return networkOf({
    time: { dt: 0.1 },
    seed,
    populations: [{ id: 'target', model: 'linear', size }],
    stimuli: [{ kind: 'spike-times', id: 'source', size: 1, times }],
    synapses: [{ id: 'vesicles', kind: 'delta', shortTerm }],
    connections: [{ id: 'w', source: 'source', target: 'target', weight, synapse: 'vesicles' }],
  });
}

/** What arrives at each target after each spike. */
function amplitudes(simulation: Simulation, times: readonly number[]): number[][] {
  const { batches } = simulation.compiled;
  return times.map((time) => {
    simulation.step(Math.round(time / 0.1) + 2 - simulation.stepCount);
    return [...batches[0]!.variables.get('z')!];
  });
}

describe('deterministic release', () => {
  it('has the amplitudes of Brian2', () => {
    for (const name of ['depressing', 'facilitating', 'mixed'] as const) {
      const { U, tau_rec, tau_facil, r, u, x } = golden[name];
      const simulation = compile(network({ U, tau_rec, tau_facil }, golden.spikeTimesMs));
      const release = releaseState(simulation.compiled.deliverers[0]!)!;
      golden.spikeTimesMs.forEach((time, k) => {
        const step = Math.round(time / 0.1);
        simulation.step(step - simulation.stepCount);
        expect(Math.abs(release.ready(0, step) - x[k]!)).toBeLessThan(1e-12);
        expect(Math.abs(release.probability(0, step) - u[k]!)).toBeLessThan(1e-12);
        const [[amplitude]] = amplitudes(simulation, [time]) as [[number]];
        expect(Math.abs(amplitude - r[k]!)).toBeLessThan(1e-12);
      });
    }
  });

  it('reaches the closed form of a long regular train', () => {
    const times = Array.from({ length: 200 }, (_, k) => 10 + 25 * k);
    const last = amplitudes(compile(network({ U: 0.4, tau_rec: 300 }, times)), times).at(-1)![0]!;
    const e = Math.exp(-25 / 300);
    expect(last).toBeCloseTo((0.4 * (1 - e)) / (1 - 0.6 * e), 12);
  });

  it('lets spikes at once follow each other', () => {
    const [u1, u2] = [0.2, 0.2 + 0.2 * 0.8];
    const facilitating = amplitudes(compile(network({ U: 0.2, tau_rec: 100, tau_facil: 500 }, [10, 10])), [10]);
    expect(facilitating[0]![0]).toBeCloseTo(u1 + u2 * (1 - u1), 12);
    const depressing = amplitudes(compile(network({ U: 0.2, tau_rec: 100 }, [10, 10, 10])), [10]);
    expect(depressing[0]![0]).toBeCloseTo(1 - 0.8 ** 3, 12);
  });

  it('keeps u and x of each source apart, weighs each synapse, and delays', () => {
    const simulation = compile(
      networkOf({
        time: { dt: 0.1 },
        populations: [{ id: 'target', model: 'linear', size: 2 }],
        stimuli: [{ kind: 'spike-times', id: 'source', size: 2, times: [10, 20, 30], sources: [0, 1, 0] }],
        synapses: [{ id: 'vesicles', kind: 'delta', shortTerm: { U: 0.5, tau_rec: 100 } }],
        connections: [
          {
            ...{ source: 'source', target: 'target', weight: 1, synapse: 'vesicles' },
            connector: {
              kind: 'FromList',
              list: [
                [0, 0, 2, 1],
                [0, 1, 3, 4],
                [1, 0, 5, 1],
              ],
            },
          },
        ],
      }),
    );
    const z = (): number[] => [...simulation.compiled.batches[0]!.variables.get('z')!];
    const x = 1 - 0.5 * Math.exp(-20 / 100);
    simulation.step(102);
    expect(z()).toEqual([1, 0]);
    simulation.step(3);
    expect(z()).toEqual([0, 1.5]);
    simulation.step(97);
    expect(z()).toEqual([2.5, 0]);
    simulation.step(100);
    expect(z()[0]).toBeCloseTo(2 * 0.5 * x, 12);
  });
});

describe('vesicles', () => {
  const size = 4000;
  const times = [10, 20, 40, 45, 150, 151, 400];

  it('meet the deterministic model in the mean, with facilitation too', () => {
    for (const shortTerm of [
      { U: 0.5, tau_rec: 100 },
      { U: 0.15, tau_rec: 130, tau_facil: 530 },
    ]) {
      const mean = amplitudes(compile(network(shortTerm, times, { weight: 3 })), times);
      for (const sites of [1, 5]) {
        const drawn = amplitudes(compile(network({ ...shortTerm, sites }, times, { size, weight: 3 })), times);
        drawn.forEach((values, k) => {
          const average = values.reduce((sum, value) => sum + value / size, 0);
          const p = mean[k]![0]! / 3;
          // A full site releases or not: synapses are independent, and so are their sites.
          const error = 3 * Math.sqrt((p * (1 - p)) / (sites * size));
          expect(Math.abs(average - 3 * p)).toBeLessThan(4 * error);
        });
      }
    }
  });

  it('release as the binomial law says at the first spike, and never more than there is', () => {
    const drawn = amplitudes(compile(network({ U: 0.3, tau_rec: 100, sites: 4 }, [10], { size })), [10])[0]!;
    const counts = [0, 0, 0, 0, 0];
    for (const value of drawn) counts[value * 4]!++;
    const law = [0.2401, 0.4116, 0.2646, 0.0756, 0.0081];
    law.forEach((p, k) => expect(Math.abs(counts[k]! - size * p)).toBeLessThan(4 * Math.sqrt(size * p * (1 - p))));
  });

  it('can be counted', () => {
    const simulation = compile(network({ U: 0.5, tau_rec: 100, sites: 6 }, [10, 30], { size: 50 }));
    const release = releaseState(simulation.compiled.deliverers[0]!)!;
    expect([release.sites, ...release.full!]).toEqual([6, ...Array<number>(50).fill(6)]);
    const first = amplitudes(simulation, [10])[0]!;
    first.forEach((value, k) => expect(release.full![k]).toBe(6 - Math.round(value * 6)));
    expect(release.ready(7, 200)).toBeCloseTo(1 - (1 - release.full![7]! / 6) * Math.exp(-0.1), 12);
    expect(release.probability(0, 200)).toBe(0.5);
  });

  it('are drawn anew in each trial, alike in each run, and each synapse by itself', () => {
    const draw = (options: { seed?: number; size?: number }, trial = 0) =>
      amplitudes(
        compile(network({ U: 0.5, tau_rec: 100, sites: 9 }, times, { size: 20, ...options }), { trial }),
        times,
      );
    const itself = draw({});
    expect(draw({})).toEqual(itself);
    expect(draw({}, 1)).not.toEqual(itself);
    expect(draw({ seed: 2 })).not.toEqual(itself);
    expect(draw({ size: 10 })).toEqual(itself.map((values) => values.slice(0, 10)));
  });

  it('are whole when a spike releases everything', () => {
    expect(amplitudes(compile(network({ U: 1, tau_rec: 1e6, sites: 3 }, [10, 10.1], { size: 9 })), [10])[0]).toEqual(
      Array<number>(9).fill(1),
    );
  });

  it('are of no matter to plain synapses', () => {
    const plain = networkOf({
      populations: [{ id: 'a', model: 'linear' }],
      connections: [{ source: 'a', target: 'a', weight: 1 }],
    });
    expect(releaseState(compile(plain).compiled.deliverers[0]!)).toBeNull();
  });
});

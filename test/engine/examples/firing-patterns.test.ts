import { describe, expect, it } from 'vitest';
import { intervalsOf, runExample, spikeTimes, traceOf } from './records.ts';

const run = runExample('firing-patterns', 400);

/** Spikes up to the end of the pattern's panel in Izhikevich (2004), in ms. */
function times(population: string, until: number): number[] {
  return spikeTimes(run, population).filter((time) => time < until);
}

/** The potential from a time on; the traces have a value every 0.2 ms. */
function potential(population: string, from: number, until = 400): readonly number[] {
  return traceOf(run, `v_${population}`).slice(Math.round(from / 0.2), Math.round(until / 0.2));
}

/** Lengths of bursts: spikes no further than 15 ms apart. */
function bursts(spikes: readonly number[]): number[] {
  const ends = [...spikes.keys()].filter((k) => k === spikes.length - 1 || spikes[k + 1]! - spikes[k]! > 15);
  return ends.map((end, k) => end - (ends[k - 1] ?? -1));
}

describe('the twenty patterns of Izhikevich (2004)', () => {
  it('holds the twenty, A to T', () => {
    const labels = run.network.populations.map(({ label }) => label[0]);
    expect(labels.join('')).toBe('ABCDEFGHIJKLMNOPQRST');
  });

  it('A, B: tonic spiking goes on at a steady interval, phasic spiking is one spike', () => {
    const intervals = intervalsOf(times('tonic_spiking', 400));
    expect(intervals.length).toBe(15);
    for (const interval of intervals.slice(4)) expect(Math.abs(interval - intervals.at(-1)!)).toBeLessThan(0.5);
    expect(times('phasic_spiking', 400)).toHaveLength(1);
  });

  it('C, D: tonic bursting repeats bursts of six, phasic bursting is one burst', () => {
    const repeated = bursts(times('tonic_bursting', 220)).slice(1, -1);
    expect(repeated.length).toBeGreaterThanOrEqual(2);
    expect(new Set(repeated)).toEqual(new Set([6]));
    expect(bursts(times('phasic_bursting', 400))).toHaveLength(1);
    expect(times('phasic_bursting', 400).length).toBeGreaterThanOrEqual(6);
  });

  it('E, F: mixed mode is a burst and then single spikes, adaptation stretches every interval', () => {
    expect(bursts(times('mixed_mode', 160))).toEqual([3, 1, 1, 1, 1]);
    const intervals = intervalsOf(times('adaptation', 85));
    expect(intervals).toHaveLength(5);
    intervals.slice(1).forEach((interval, k) => expect(interval).toBeGreaterThan(intervals[k]!));
    expect(intervals.at(-1)! / intervals[0]!).toBeGreaterThan(10);
  });

  it('G, H: class 1 begins to fire slowly, class 2 at a rate of its own', () => {
    expect(intervalsOf(times('class_1', 300))[0]).toBeGreaterThan(40);
    expect(intervalsOf(times('class_2', 300))[0]).toBeLessThan(20);
    expect(times('class_1', 30)).toEqual([]);
  });

  it('I: the spike comes long after the pulse that ended at 13 ms', () => {
    const spikes = times('spike_latency', 400);
    expect(spikes).toHaveLength(1);
    expect(spikes[0]).toBeGreaterThan(16);
  });

  it('J: after one spike the potential swings below threshold', () => {
    const v = potential('subthreshold_oscillations', 40, 200);
    const peaks = v.filter((value, k) => value > (v[k - 1] ?? Infinity) && value > (v[k + 1] ?? Infinity));
    expect(times('subthreshold_oscillations', 400)).toHaveLength(1);
    expect(peaks.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...v)).toBeLessThan(-40);
  });

  it('K, L: the resonator answers the pair at its period only, the integrator the pair that is near only', () => {
    const [resonant, ...more] = times('resonator', 400);
    expect(resonant! > 320 && resonant! < 345 && more.length === 0).toBe(true);
    const [near, ...others] = times('integrator', 400);
    expect(near! > 14 && near! < 25 && others.length === 0).toBe(true);
  });

  it('M, N: when inhibition ends at 25 ms there is a spike, or a burst', () => {
    expect(times('rebound_spike', 400)).toHaveLength(1);
    expect(bursts(times('rebound_burst', 400))).toHaveLength(1);
    expect(times('rebound_burst', 400).length).toBeGreaterThanOrEqual(10);
    expect(Math.min(...times('rebound_spike', 400), ...times('rebound_burst', 400))).toBeGreaterThan(25);
  });

  it('O, P: a pulse that failed works after inhibition; one pulse turns firing on, the same pulse off', () => {
    const [spike, ...more] = times('threshold_variability', 400);
    expect(spike! > 80 && more.length === 0).toBe(true);
    const spikes = times('bistability', 400);
    expect(spikes).toHaveLength(5);
    expect(spikes[0]! > 37.5 && spikes.at(-1)! < 208).toBe(true);
  });

  it('Q: a hump well above rest follows the spike', () => {
    const [spike, ...more] = times('afterpotential', 50);
    const after = potential('afterpotential', spike! + 3, 50);
    expect(more).toEqual([]);
    expect(Math.max(...after)).toBeGreaterThan(-60);
    expect(after.at(-1)).toBeLessThan(Math.max(...after) - 5);
  });

  it('R: a slow ramp passes without a spike, a fast one of half the height does not', () => {
    const [spike, ...more] = times('accommodation', 400);
    expect(spike! > 300 && spike! < 313 && more.length === 0).toBe(true);
  });

  it.each([
    ['induced_spiking', 1],
    ['induced_bursting', 5],
  ])('S, T: %s lasts as long as there is less current, from 50 to 250 ms', (population, least) => {
    const lengths = bursts(times(population, 400));
    expect(lengths.length).toBeGreaterThanOrEqual(3);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(least);
    expect(times(population, 50)).toEqual([]);
    expect(times(population, 400).at(-1)).toBeLessThan(275);
  });
});

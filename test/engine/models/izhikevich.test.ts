import { describe, expect, it } from 'vitest';
import { izh } from './izhikevich-patterns.ts';
import { intervalsOf, observe, spikeTimes } from './support.ts';

/** Where the equations are solved well enough the patterns do not depend on the step. */
describe.each([0.1, 0.05])('the twenty patterns of Izhikevich (2004), in steps of %d ms', (dt) => {
  const times = (name: keyof typeof izh): number[] =>
    spikeTimes({ model: 'izhikevich', dt, ...izh[name] }, izh[name].ms);
  const potential = (name: keyof typeof izh): readonly number[] =>
    observe({ model: 'izhikevich', dt, ...izh[name], traces: ['v'] }, izh[name].ms).traces[0]!;

  it('A: tonic spiking comes to a steady interval', () => {
    const spikes = times('A tonic spiking');
    const intervals = intervalsOf(spikes);
    expect(spikes.length).toBe(5);
    expect(spikes[0]).toBeGreaterThan(10);
    expect(intervals.at(-1)! / intervals.at(-2)!).toBeCloseTo(1, 1);
  });

  it('B: phasic spiking answers a lasting current with one spike', () => {
    expect(times('B phasic spiking').length).toBe(1);
  });

  it('C: tonic bursting repeats bursts of one length at one interval', () => {
    const bursts = burstsOf(times('C tonic bursting'), 15);
    expect(bursts.length).toBeGreaterThanOrEqual(4);
    const starts = intervalsOf(bursts.map(([first]) => first!));
    expect(starts.at(-1)! / starts.at(-2)!).toBeCloseTo(1, 1);
    expect(bursts.slice(1).map(({ length }) => length)).toEqual(bursts.slice(1).map(() => 6));
  });

  it('D: phasic bursting answers a lasting current with one burst', () => {
    const bursts = burstsOf(times('D phasic bursting'), 15);
    expect(bursts.length).toBe(1);
    expect(bursts[0]!.length).toBeGreaterThanOrEqual(6);
  });

  it('E: mixed mode is a burst, then single spikes', () => {
    expect(burstsOf(times('E mixed mode'), 15).map(({ length }) => length)).toEqual([3, 1, 1, 1, 1]);
  });

  it('F: adaptation makes every interval longer', () => {
    const intervals = intervalsOf(times('F spike frequency adaptation'));
    expect(intervals.length).toBe(5);
    intervals.slice(1).forEach((interval, k) => expect(interval).toBeGreaterThan(intervals[k]!));
    expect(intervals.at(-1)! / intervals[0]!).toBeGreaterThan(10);
  });

  it('G, H: on a ramp class 1 begins slowly, class 2 with a rate of its own', () => {
    const [one, two] = [times('G class 1 excitability'), times('H class 2 excitability')].map(intervalsOf);
    expect(one![0]).toBeGreaterThan(40);
    expect(two![0]).toBeLessThan(20);
    // Spikes fall on the grid, so intervals wander by some steps.
    for (const intervals of [one!, two!]) {
      intervals.slice(1).forEach((interval, k) => expect(interval).toBeLessThan(intervals[k]! + 3 * dt));
      expect(intervals.at(-1)! / intervals[0]!).toBeLessThan(0.5);
    }
  });

  it('I: latency parts the spike from a pulse that ended long before', () => {
    const [spike, ...more] = times('I spike latency');
    expect(more).toEqual([]);
    expect(spike).toBeGreaterThan(13 + 3);
  });

  it('J: after its spike the potential swings below threshold', () => {
    const v = potential('J subthreshold oscillations').slice(Math.round(40 / dt));
    const peaks = v.filter((value, k) => value > (v[k - 1] ?? Infinity) && value > (v[k + 1] ?? Infinity));
    expect(times('J subthreshold oscillations').length).toBe(1);
    expect(peaks.length).toBeGreaterThanOrEqual(3);
  });

  it('K: the resonator fires at the second of two pulses at its period only', () => {
    const [spike, ...more] = times('K resonator');
    expect(more).toEqual([]);
    expect(spike! > 320 && spike! < 345).toBe(true);
  });

  it('L: the integrator fires at the second of two pulses near each other only', () => {
    const [spike, ...more] = times('L integrator');
    expect(more).toEqual([]);
    expect(spike! > 100 / 11 + 5 && spike! < 25).toBe(true);
  });

  it('M, N: inhibition is followed by a rebound spike, or burst', () => {
    expect(times('M rebound spike').length).toBe(1);
    const bursts = burstsOf(times('N rebound burst'), 15);
    expect(bursts.length).toBe(1);
    expect(bursts[0]!.length).toBeGreaterThanOrEqual(10);
    expect(Math.min(times('M rebound spike')[0]!, bursts[0]![0]!)).toBeGreaterThan(25);
  });

  it('O: the pulse that failed fires the neuron after inhibition', () => {
    const [spike, ...more] = times('O threshold variability');
    expect(more).toEqual([]);
    expect(spike).toBeGreaterThan(80);
  });

  it('P: one pulse turns firing on, the same pulse turns it off', () => {
    const spikes = times('P bistability');
    expect(spikes.length).toBe(5);
    expect(spikes[0]! > 37.5 && spikes.at(-1)! < 208).toBe(true);
  });

  it('Q: the afterpotential is a hump well above rest without a spike', () => {
    const spikes = times('Q depolarizing afterpotential');
    expect(spikes.length).toBe(1);
    const after = potential('Q depolarizing afterpotential').slice(Math.round((spikes[0]! + 3) / dt));
    const peak = Math.max(...after);
    expect(peak).toBeGreaterThan(-60);
    expect(after.at(-1)).toBeLessThan(peak - 5);
  });

  it('R: accommodation lets a slow ramp pass and fires at a fast one of half the height', () => {
    const [spike, ...more] = times('R accommodation');
    expect(more).toEqual([]);
    expect(spike! > 300 && spike! < 312.5 + dt).toBe(true);
  });

  it('S, T: less current makes it spike, or burst, as long as it lasts', () => {
    for (const [name, least] of [
      ['S inhibition-induced spiking', 1],
      ['T inhibition-induced bursting', 5],
    ] as const) {
      const bursts = burstsOf(times(name), 15);
      expect(bursts.length).toBeGreaterThanOrEqual(3);
      expect(bursts.every(({ length }) => length >= least)).toBe(true);
      // The last one is under way, or just fired, when the current returns at 250 ms.
      expect(bursts[0]![0]! > 50 && bursts.at(-1)![0]! < 260).toBe(true);
    }
  });
});

describe('izhikevich', () => {
  it('rests where 0.04 v² + 5 v + 140 − u = 0 and u = b v: at −70 mV exactly', () => {
    const { traces } = observe({ model: 'izhikevich', dt: 0.1, traces: ['v', 'u'] }, 100);
    expect(new Set(traces[0])).toEqual(new Set([-70]));
    expect(new Set(traces[1])).toEqual(new Set([-14]));
  });

  it('is one step of the formula', () => {
    const [v, u, I, dt] = [-50, -10, 7, 0.5];
    const { traces } = observe(
      {
        model: 'izhikevich',
        dt,
        initial: { v, u },
        input: I,
        parameters: { C_m: 2 },
        method: 'euler',
        traces: ['v', 'u'],
      },
      2 * dt,
    );
    const step = (v: number, u: number, I: number): [number, number] => [
      v + dt * (0.04 * v * v + 5 * v + 140 - u + I / 2),
      u + dt * 0.02 * (0.2 * v - u),
    ];
    const first = step(v, u, 0);
    const second = step(...first, I);
    expect(traces[0]![0]).toBeCloseTo(first[0], 12);
    expect(traces[1]![0]).toBeCloseTo(first[1], 12);
    expect(traces[0]![1]).toBeCloseTo(second[0], 12);
    expect(traces[1]![1]).toBeCloseTo(second[1], 12);
  });
});

/** Spikes no further apart than `gap` ms belong to one burst. */
function burstsOf(times: readonly number[], gap: number): number[][] {
  const bursts: number[][] = [];
  for (const time of times) {
    const last = bursts.at(-1);
    if (last && time - last.at(-1)! <= gap) last.push(time);
    else bursts.push([time]);
  }
  return bursts;
}

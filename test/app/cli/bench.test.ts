import { describe, expect, it } from 'vitest';
import { nandrite, nandriteWith } from './support.ts';

interface Result {
  readonly name: string;
  readonly backend: string;
  readonly precision: string;
  readonly steps: number;
  readonly spikes: number;
  readonly synapses: number;
  readonly runSeconds: number;
  readonly rounds: readonly number[];
  readonly stepsPerSecond: number;
  readonly realTimeFactor: number;
}

describe('bench', () => {
  it('measures two networks on both backends', { timeout: 120_000 }, async () => {
    const { code, stdout } = await nandrite('bench', '--rounds', '1', '--json');
    const { results, complete, rounds } = JSON.parse(stdout) as {
      results: Result[];
      complete: boolean;
      rounds: number;
    };
    expect([code, complete, rounds]).toEqual([0, true, 1]);
    expect(results.map(({ name, backend, precision }) => `${name} ${backend} ${precision}`)).toEqual(
      ['CUBA', 'COBAHH'].flatMap((name) => ['wasm f64', 'wasm f32', 'js f64'].map((kernels) => `${name} ${kernels}`)),
    );
    for (const { steps, spikes, synapses, runSeconds, rounds: each, stepsPerSecond, realTimeFactor } of results) {
      expect(spikes).toBeGreaterThan(0);
      expect(synapses).toBeGreaterThan(300_000);
      expect(each).toEqual([runSeconds]);
      expect(stepsPerSecond).toBeCloseTo(steps / runSeconds, 6);
      expect(realTimeFactor).toBeCloseTo((steps * 1e-4) / runSeconds, 9);
    }
  });

  it('stopped by Ctrl+C shows the rounds that were done, and exits with 1', async () => {
    const interrupt = new AbortController();
    interrupt.abort();
    const { code, stdout, stderr } = await nandriteWith({ signal: interrupt.signal }, 'bench');
    expect(code).toBe(1);
    expect(stderr).toBe('nandrite: interrupted; these are the rounds that were done\n');
    expect(stdout).toMatch(/^network {2}neurons/);
  });
});

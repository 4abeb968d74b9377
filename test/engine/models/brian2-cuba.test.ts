import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cubaNetwork } from '../../../engine/benchmarks/cuba.ts';
import { compile } from '../../../engine/simulation/compile.ts';

const golden = new Uint16Array(
  readFileSync(new URL('../../golden/brian2-cuba/spikes.bin', import.meta.url)).buffer.slice(0),
);

/** Pairs of step and neuron, in order of step, then neuron; excitatory neurons come first. */
function spikesOf(backend: 'wasm' | 'js', steps: number): number[] {
  const simulation = compile(cubaNetwork(), { backend });
  simulation.step(steps);
  const { spikes } = simulation.finish();
  const offsets: Record<string, number> = { exc: 0, inh: 3200 };
  const all = spikes.flatMap(({ target, steps: at, neurons }) =>
    at.map((step, k) => [step, neurons[k]! + offsets[target]!] as const),
  );
  return all.sort(([a, i], [b, j]) => a - b || i - j).flat();
}

describe('CUBA from the network and state that Brian2 had', () => {
  it('spikes as Brian2 does, every neuron in every step of a second', () => {
    expect(golden.length).toBeGreaterThan(40_000);
    expect(spikesOf('wasm', 10_000)).toEqual([...golden]);
  });

  it('so does the reference backend, for 50 ms', () => {
    const early = [...golden].slice(0, 2 * [...golden].filter((step, k) => k % 2 === 0 && step < 500).length);
    expect(early.length).toBeGreaterThan(1000);
    expect(spikesOf('js', 500)).toEqual(early);
  }, 60_000);
});

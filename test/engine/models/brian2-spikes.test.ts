import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeExchange } from '../../../bench/engine/exchange.ts';
import { cobahhNetwork } from '../../../engine/benchmarks/cobahh.ts';
import { cubaNetwork } from '../../../engine/benchmarks/cuba.ts';
import { compile } from '../../../engine/simulation/compile.ts';
import type { SimulationOptions } from '../../../engine/simulation/simulation.ts';
import { readGolden } from './brian2-spikes.ts';

const cases = [
  { name: 'cuba', network: cubaNetwork(), options: {}, early: 500 },
  { name: 'cobahh', network: cobahhNetwork(), options: { method: 'exponential-euler' }, early: 50 },
] as const;

describe.each(cases)('$name from the network and state that Brian2 had', ({ name, network, options, early }) => {
  const golden = readGolden(name);

  /** neuron · steps + step of each spike in order; excitatory neurons come first. */
  function spikesOf(steps: number, more: SimulationOptions): Uint32Array {
    const simulation = compile(network, { ...options, ...more });
    simulation.step(steps);
    const { spikes } = simulation.finish();
    const offsets: Record<string, number> = { exc: 0, inh: golden.meta.excitatory };
    const places = spikes.flatMap(({ target, steps: at, neurons }) =>
      at.map((step, k) => (neurons[k]! + offsets[target]!) * golden.steps + step),
    );
    return Uint32Array.from(places).sort();
  }

  it('is that network, in that state', () => {
    const folder = mkdtempSync(join(tmpdir(), 'exchange-'));
    try {
      writeExchange(folder, compile(network));
      const files = readdirSync(folder).filter((file) => file !== 'meta.json');
      expect(Object.fromEntries(files.map((file) => [file, sha256(readFileSync(join(folder, file)))]))).toEqual(
        golden.sha256,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('spikes as Brian2 does, every neuron in every step of a second', { timeout: 60_000 }, () => {
    const places = spikesOf(golden.steps, { backend: 'wasm' });
    const listed = places.filter((place) => place % golden.steps < golden.listedSteps);
    expect(golden.listed.length).toBeGreaterThan(20_000);
    expect(listed).toEqual(golden.listed);
    expect([places.length, sha256(new Uint8Array(places.buffer))]).toEqual([golden.spikes, golden.spikesSha256]);
  });

  it(`so does the reference backend, for ${early} steps`, { timeout: 60_000 }, () => {
    const expected = golden.listed.filter((place) => place % golden.steps < early);
    expect(expected.length).toBeGreaterThan(500);
    expect(spikesOf(early, { backend: 'js' })).toEqual(expected);
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../engine/simulation/compile.ts';
import type { Simulation, SimulationOptions } from '../../engine/simulation/simulation.ts';
import type { Snapshot } from '../../engine/simulation/snapshot.ts';
import { median } from '../pairs.ts';
import { buildBrian2 } from '../peers/brian2.ts';
import { writeExchange } from './exchange.ts';
import type { PublishedCase, Variant } from './published.ts';

/** One variant of ours against Brian2 2.5.1 (C++ standalone, one thread, its own compiler flags), in turns. */
export interface Brian2Result {
  readonly name: string;
  readonly variant: Variant;
  /** Milliseconds to parse and compile the network here. */
  readonly compileMs: number;
  /** Seconds of Brian2 to generate and compile its program. */
  readonly peerCompileSeconds: number;
  /** Medians of CPU seconds of the simulation alone. */
  readonly seconds: number;
  readonly peerSeconds: number;
  /** Brian2's time over ours, round by round, and their median. */
  readonly ratios: readonly number[];
  readonly ratio: number;
  readonly target: number;
  readonly spikes: number;
  readonly peerSpikes: number;
}

export function againstBrian2(each: PublishedCase, rounds: number): Brian2Result[] {
  const folder = mkdtempSync(join(tmpdir(), 'nandrite-bench-'));
  try {
    const ours = (['f64', 'f32', 'f64 with tables'] as const)
      .filter((variant) => each.targets[variant] !== undefined)
      .map((variant) => contender(each, variant));
    if (each.shared) writeExchange(join(folder, 'network'), ours[0]!.simulation);
    const args = ['--duration', `${each.duration}`, ...(each.shared ? ['--input', join(folder, 'network')] : [])];
    const peer = buildBrian2(each.script, join(folder, 'brian2'), args);
    for (const one of ours) one.run();
    const times = Array.from({ length: rounds }, () => ({ peer: peer.run(), ours: ours.map((one) => one.run()) }));
    return ours.map((one, k) => {
      const ratios = times.map((round) => round.peer / round.ours[k]!);
      return {
        name: each.name,
        variant: one.variant,
        compileMs: one.compileMs,
        peerCompileSeconds: peer.compileSeconds,
        seconds: median(times.map((round) => round.ours[k]!)),
        peerSeconds: median(times.map((round) => round.peer)),
        ratios,
        ratio: median(ratios),
        target: each.targets[one.variant]!,
        spikes: one.spikes(),
        peerSpikes: peer.spikes(),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function contender(each: PublishedCase, variant: Variant) {
  const start = performance.now();
  const network = each.network();
  const simulation = compile(network, optionsOf[variant]);
  const compileMs = performance.now() - start;
  const beginning = simulation.snapshot();
  const steps = Math.round((each.duration * 1000) / network.time.dt);
  return {
    variant,
    simulation,
    compileMs,
    run: () => cpuSeconds(simulation, beginning, steps),
    spikes: () =>
      simulation.recorders.reduce((sum, { probe, rows }) => sum + (probe.kind === 'spikes' ? rows.length : 0), 0),
  };
}

const optionsOf: Readonly<Record<Variant, SimulationOptions>> = {
  f64: {},
  f32: { precision: 'f32' },
  'f64 with tables': { tables: true },
};

/** CPU time, as Brian2 counts its own: other programs on the machine then weigh less. */
function cpuSeconds(simulation: Simulation, beginning: Snapshot, steps: number): number {
  simulation.restore(beginning);
  const before = process.cpuUsage();
  simulation.step(steps);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

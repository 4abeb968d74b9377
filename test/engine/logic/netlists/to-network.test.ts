import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockedCircuitOf } from '../../../../engine/logic/lanes/clocked.ts';
import { parseBench } from '../../../../engine/logic/netlists/bench.ts';
import { importNetlist } from '../../../../engine/logic/netlists/import.ts';
import { networkOfNetlist } from '../../../../engine/logic/netlists/to-network.ts';
import { parseNetworkText, serializeNetwork } from '../../../../engine/network/parse.ts';
import type { Network } from '../../../../engine/network/types.ts';
import { compile } from '../../../../engine/simulation/compile.ts';
import { multiplierBench } from '../../../../bench/logic/multiplier.ts';
import { measure } from '../measure.ts';
import { ask, c17, c17Answers, counted, counter, issuesOf, s27, s27Cycle, s27Rows, valueOf } from './samples.ts';

const imported = (text: string) => valueOf(networkOfNetlist(valueOf(parseBench(text, 'test'))));

/** What the lamps show in the last step of each clock cycle, the toggles held for all of it. */
function runCycles(network: Network, period: number, rows: readonly boolean[][]): boolean[][] {
  const simulation = compile(network);
  const toggles = network.stimuli.flatMap(({ kind }, index) => (kind === 'toggle' ? [index] : []));
  const { ranges, outputs } = simulation.compiled;
  return rows.map((row) => {
    row.forEach((bit, index) => (simulation.levels[toggles[index]!] = bit ? 1 : 0));
    for (let step = 0; step < period; step++) simulation.step();
    return network.probes.flatMap((probe) =>
      probe.kind === 'lamp' ? [outputs[ranges.get(probe.target)!.first + probe.neuron]! > 0] : [],
    );
  });
}

describe('the import of a large file', () => {
  it('tells how far it is, on and on', () => {
    const shares: number[] = [];
    valueOf(importNetlist({ name: 'product.bench', text: multiplierBench(32) }, (share) => shares.push(share)));
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect([shares[0], shares.at(-1)! > 0.9, shares.at(-1)! <= 1]).toEqual([0, true, true]);
    // Both while it is read and while it is written.
    expect([shares.some((share) => share > 0.1 && share < 0.5), shares.some((share) => share > 0.8)]).toEqual([
      true,
      true,
    ]);
  });
});

describe('networkOfNetlist', () => {
  it('makes c17 of six neurons, whose simulated table is right', () => {
    const { network, period, longestPath } = imported(c17);
    expect(network.populations.map(({ label }) => label).sort()).toEqual(['10', '11', '16', '19', '22', '23']);
    expect({ period, longestPath }).toEqual({ period: 0, longestPath: 3 });
    for (const { inputs, outputs, latency } of measure(network).rows) {
      const found = Object.values(outputs).map(({ probability }) => probability === 1);
      expect(found).toEqual(c17Answers(Object.values(inputs).map((level) => level === 1)));
      expect(latency).toBeLessThanOrEqual(3);
    }
  });

  it('says how many neurons it made and how long an answer takes', () => {
    const noteOf = (text: string): string => imported(text).network.note;
    expect(noteOf('INPUT(a)\nOUTPUT(y)\ny = NOT(a)\n')).toMatch(/^Imported: 1 neuron\. .* after 1 step at most/);
    expect(noteOf(c17)).toMatch(/^Imported: 6 neurons\. .* after 3 steps at most/);
  });

  it('simulates s27 tick by tick: a clock cycle is its longest way and one step', () => {
    const { network, period, longestPath } = imported(s27);
    // G14 → G8 → G15 → G9 → G11 → G17 or G10.
    expect({ period, longestPath }).toEqual({ period: 7, longestPath: 6 });
    let state = [false, false, false];
    const rows = s27Rows(200);
    const expected = rows.map((row) => {
      const { out, next } = s27Cycle(row, state);
      state = next;
      return [out];
    });
    expect(new Set(expected.flat()).size).toBe(2);
    expect(runCycles(network, period, rows)).toEqual(expected);
  });

  it('simulates a counter whose carries take longer than its first bit: 100 cycles of it count', () => {
    const { network, period } = imported(counter);
    const enabled = fc.sample(fc.boolean(), { seed: 2, numRuns: 100 });
    const ticks = enabled.map((_, cycle) => enabled.slice(0, cycle).filter(Boolean).length);
    expect(
      runCycles(
        network,
        period,
        enabled.map((each) => [each]),
      ),
    ).toEqual(ticks.map(counted));
  });

  it('starts registers at 1 where the file says so, and keeps a register fed by an input or another register', () => {
    const blif = '.model m\n.inputs d\n.outputs q r\n.latch d q re clk 1\n.latch q r re clk 0\n.end';
    const { network, period } = valueOf(importNetlist({ name: 'm.blif', text: blif }));
    expect(period).toBe(2);
    expect(runCycles(network, period, [[false], [false], [true], [false]])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [true, false],
    ]);
  });

  it('gives networks that are valid, and the same after a file', () => {
    for (const text of [c17, s27, multiplierBench(8)]) {
      const { network } = imported(text);
      expect(parseNetworkText(serializeNetwork(network))).toEqual({ ok: true, value: network });
    }
  });

  it('makes legal ids of any names, each its own, and keeps the names as labels', () => {
    const text = 'INPUT(a.b)\nINPUT(a_b)\nINPUT(constructor)\nOUTPUT(1)\n1 = AND(a.b, a_b, constructor)';
    const { network } = imported(text);
    expect(network.stimuli.map(({ label }) => label)).toEqual(['a.b', 'a_b', 'constructor']);
    expect(network.stimuli.map(({ id }) => id)).toEqual(['a_b', 'a_b_2', 'constructor_2']);
    expect(network.probes[0]).toMatchObject({ id: 'n1', label: '1' });
    expect(parseNetworkText(serializeNetwork(network)).ok).toBe(true);
  });

  it('gathers large circuits by kind and level, and multiplies all the same', () => {
    const { network, losses } = imported(multiplierBench(8));
    expect(network.populations.length).toBeLessThan(200);
    expect(losses[0]).toContain('one population');
    const circuit = valueOf(clockedCircuitOf(network));
    const { answer } = ask(circuit);
    for (const [a, b] of [
      [0, 0],
      [255, 255],
      [17, 201],
      [128, 3],
    ] as const) {
      const row = [a, b].flatMap((value) => Array.from({ length: 8 }, (_, bit) => ((value >> bit) & 1) === 1));
      expect(answer(row).reduce((sum, bit, k) => sum + (bit ? 2 ** k : 0), 0)).toBe(a * b);
    }
    // The simulation agrees, after as many steps as the longest way.
    const steps = imported(multiplierBench(8)).longestPath + 1;
    const row = [201, 77].flatMap((value) => Array.from({ length: 8 }, (_, bit) => ((value >> bit) & 1) === 1));
    expect(runCycles(network, steps, [row])).toEqual([answer(row)]);
  });

  it('imports by the ending of the name, and names those there are', () => {
    expect(issuesOf(importNetlist({ name: 'x.edif', text: '' }))).toEqual([
      ' | no format is known for "x.edif" | a name that ends in .bench, .blif, .hdl',
    ]);
    expect(valueOf(importNetlist({ name: 'dir/c17.BENCH', text: c17 })).network.name).toBe('c17');
  });
});

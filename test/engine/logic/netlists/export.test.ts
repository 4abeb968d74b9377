import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clockedCircuitOf } from '../../../../engine/logic/lanes/clocked.ts';
import { exportNetlist } from '../../../../engine/logic/netlists/export/export.ts';
import { importNetlist } from '../../../../engine/logic/netlists/import.ts';
import { parseNetworkText } from '../../../../engine/network/parse.ts';
import type { Network } from '../../../../engine/network/types.ts';
import { networkOf } from '../../support/networks.ts';
import { multiplierBench } from '../../../../bench/logic/multiplier.ts';
import { ask, c17, counter, issuesOf, rowsOf, s27, s27Rows, valueOf } from './samples.ts';
import { readVerilog } from './verilog.ts';

const imported = (text: string, name = 'test.bench'): Network => valueOf(importNetlist({ name, text })).network;
const asBench = (network: Network): string => valueOf(exportNetlist(network, 'bench')).text;
const asVerilog = (network: Network): string => valueOf(exportNetlist(network, 'verilog')).text;

/** Whether two circuits answer alike to the same rows, tick by tick. */
function expectAlike(network: Network, rows: readonly boolean[][]): void {
  const ours = ask(valueOf(clockedCircuitOf(network)));
  const again = ask(valueOf(clockedCircuitOf(imported(asBench(network)))));
  const verilog = readVerilog(asVerilog(network));
  for (const row of rows) {
    const answer = ours.answer(row);
    expect(again.answer(row)).toEqual(answer);
    expect(verilog.answer(row)).toEqual(answer);
    for (const each of [ours, again, verilog]) each.tick();
  }
}

/** One neuron of these weights. */
function neuron(weights: readonly number[], b: number): Network {
  return networkOf({
    populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b } }],
    stimuli: weights.map((_, k) => ({ kind: 'toggle', id: `x${k}` })),
    connections: weights.map((weight, k) => ({ source: `x${k}`, target: 'n', weight })),
    probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
  });
}

describe('exportNetlist', () => {
  it('gives c17 back as it was, but for the order of its lines', () => {
    const lines = (text: string): string[] =>
      text
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .sort();
    expect(lines(asBench(imported(c17)))).toEqual(lines(c17));
    expect(lines(asBench(imported(s27)))).toEqual(lines(s27));
  });

  it('gives ports the names by which an import finds them again, whatever their labels', () => {
    const latch = { kind: 'toggle', id: 'set' };
    const named = networkOf({
      populations: [{ id: 'n', label: 'NOT 1', model: 'mcculloch-pitts', parameters: { b: 0.5 } }],
      stimuli: [{ ...latch, label: 'other' }],
      connections: [{ source: 'set', target: 'n', weight: -1 }],
      probes: [{ kind: 'lamp', id: 'nq', label: 'not q', target: 'n' }],
    });
    for (const text of [asBench(named), asVerilog(named)]) {
      expect(text).not.toMatch(/other|not q/);
      expect(text).toMatch(/\bset\b[^]*\bnq\b/);
    }
    const again = imported(asBench(named));
    expect([again.stimuli, again.probes].map((parts) => parts.map(({ id }) => id))).toEqual([['set'], ['nq']]);
  });

  it('keeps what circuits answer, with and without registers', () => {
    expectAlike(imported(c17), rowsOf(5));
    expectAlike(imported(s27), s27Rows(100));
    expectAlike(imported(counter), new Array<boolean[]>(20).fill([true]));
    const random = fc.sample(fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), { seed: 1, numRuns: 50 });
    expectAlike(imported(multiplierBench(4)), random);
    expectAlike(imported(multiplierBench(4, 'xor')), random);
    const blif =
      '.model m\n.inputs d e\n.outputs q r y\n.latch d q re clk 1\n.latch y r re clk 0\n.names q e r y\n1-0 1\n-11 1\n.end';
    expectAlike(imported(blif, 'm.blif'), [...rowsOf(2), ...rowsOf(2), ...rowsOf(2).reverse()]);
  });

  it('keeps the function of any threshold neuron', () => {
    const weight = fc.integer({ min: -4, max: 4 });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 6 }), weight, (weights, bias) => {
        expectAlike(neuron(weights, bias + 0.5), rowsOf(weights.length));
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('writes a majority as its three primes', () => {
    expect(asVerilog(neuron([1, 1, 1], -1.5))).toContain('assign y = (x0 & x1) | (x0 & x2) | (x1 & x2);');
  });

  it('refuses a neuron whose sum of products is too long, and names it', () => {
    // A majority of 13 has C(13, 7) = 1716 primes.
    const [issue] = issuesOf(exportNetlist(neuron(new Array<number>(13).fill(1), -7), 'bench'));
    expect(issue).toBe(
      'n | the threshold of its 13 inputs is an OR of more than 1000 ANDs | neurons of fewer inputs, or weights that make a gate',
    );
  });

  it('makes constants of an input for .bench, and refuses them where there is none', () => {
    expect(asBench(neuron([1], 1))).toContain('y = XNOR(x0, x0)');
    expect(issuesOf(exportNetlist(neuron([], 1), 'bench'))[0]).toContain('n | its output never changes');
    expect(asVerilog(neuron([], 1))).toContain("assign y = 1'b1;");
  });

  it('says what it does not keep', () => {
    const { losses } = valueOf(exportNetlist(imported(s27), 'verilog'));
    expect(losses).toContain('delays: 7 steps became one tick of the clock');
  });

  it('exports every example that is a circuit of threshold neurons without a loop, and names the reason for the others', () => {
    const folder = resolve(import.meta.dirname, '../../../../examples');
    const files = readdirSync(folder).filter((name) => name.endsWith('.network.json'));
    for (const file of files) {
      const network = valueOf(parseNetworkText(readFileSync(join(folder, file), 'utf8')));
      const exported = exportNetlist(network, 'bench');
      if (exported.ok) expectAlike(network, rowsOf(network.stimuli.length));
      else expect(exported.issues.length).toBeGreaterThan(0);
    }
    expect(files).toContain('full-adder.network.json');
  });
});

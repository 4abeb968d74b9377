import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  compile,
  createTruthTable,
  engineVersion,
  parseExpectations,
  parseNetwork,
  parseRunText,
  reproduceRun,
  runToCsv,
  serializeRun,
} from '../../engine/index.ts';

/** A whole experiment through the public API alone, as a program without the app would write it. */
describe('the public API', () => {
  const parsed = parseNetwork({
    format: 'nandrite.network',
    version: 1,
    seed: 7,
    populations: [{ id: 'nand', model: 'mcculloch-pitts', parameters: { b: 1.5 } }],
    stimuli: [
      { id: 'a', kind: 'toggle', value: 1 },
      { id: 'b', kind: 'toggle', value: 1 },
    ],
    connections: [
      { source: 'a', target: 'nand', weight: -1 },
      { source: 'b', target: 'nand', weight: -1 },
    ],
    probes: [
      { kind: 'spikes', target: 'nand' },
      { kind: 'lamp', id: 'y', target: 'nand' },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const network = parsed.value;

  it('simulates, changes an input on the way, and exports', () => {
    const simulation = compile(network);
    simulation.step(3);
    simulation.apply({ kind: 'level', stimulus: 'b', value: 0 });
    simulation.step(3);
    const run = simulation.finish();
    expect(runToCsv(run)).toBe(
      [
        't_ms,step,target,neuron,variable,value',
        '0,0,nand,0,spike,1',
        '4,4,nand,0,spike,1',
        '5,5,nand,0,spike,1',
        '',
      ].join('\n'),
    );
    const read = parseRunText(serializeRun(run));
    expect(read.ok && reproduceRun(read.value)).toMatchObject({ identical: true, firstDifference: null });
  });

  it('verifies the circuit', () => {
    const expectations = parseExpectations(['!(a & b)'], network);
    if (!expectations.ok) throw new Error(JSON.stringify(expectations.issues));
    const table = createTruthTable(network, { expectations: expectations.value });
    while (!table.advance(1000));
    expect(table.table()).toMatchObject({ pass: true, rowsRun: 4 });
  });

  it('carries the version of the package', () => {
    expect(engineVersion).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
  });
});

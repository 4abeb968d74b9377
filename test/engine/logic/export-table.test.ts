import { describe, expect, it } from 'vitest';
import { parseExpected } from '../../../engine/logic/expected.ts';
import {
  rowsByWorst,
  tableByWorst,
  truthTableToCsv,
  truthTableToMarkdown,
} from '../../../engine/logic/export-table.ts';
import { createTruthTable } from '../../../engine/logic/truth-table.ts';
import { nand, networkOf } from '../support/networks.ts';
import { measure, optionsFor } from './measure.ts';

const wrong = parseExpected(['y = !a'], nand(0, 0));
if (!wrong.ok) throw new Error('expected an expectation');
const table = measure(nand(0, 0), { expectations: wrong.value });

describe('an exported table', () => {
  it('is CSV, a row a line', () => {
    expect(truthTableToCsv(table)).toBe(
      [
        'a,b,P(y = 1),y low,y high,y expected,y verdict,latency (steps),jitter (steps),note',
        '0,0,1,1,1,1,right,0,0,',
        '0,1,1,1,1,1,right,0,0,',
        '1,0,1,1,1,0,wrong,0,0,',
        '1,1,0,0,0,0,right,1,0,',
        '',
      ].join('\n'),
    );
  });

  it('is Markdown, with its result', () => {
    const lines = truthTableToMarkdown(tableByWorst(table)).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '| a | b | P(y = 1) | y low | y high | y expected | y verdict | latency (steps) | jitter (steps) | note |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      '| 1 | 0 | 1 | 1 | 1 | 0 | wrong | 0 | 0 |  |',
    ]);
    expect(lines.slice(6)).toEqual(['', table.summary, '']);
  });

  it('quotes what would break a cell, and leaves what was not measured empty', () => {
    const loop = networkOf({
      populations: [{ id: 'n', model: 'mcculloch-pitts', parameters: { b: 0.5 } }],
      connections: [{ source: 'n', target: 'n', weight: -1 }],
      probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: '1' }],
    });
    expect(truthTableToCsv(measure(loop)).split('\n')[1]).toBe(',,,1,wrong,,,"did not settle in 1,000 steps"');
  });

  it('counts spikes of a circuit in time, in ms', () => {
    const lif = networkOf({
      time: { dt: 0.1 },
      populations: [{ id: 'n', model: 'lif' }],
      stimuli: [{ kind: 'toggle', id: 'a' }],
      connections: [{ source: 'a', target: 'n', weight: 200 }],
      probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
    });
    expect(truthTableToCsv(measure(lif)).split('\n').slice(0, 3)).toEqual([
      'a,P(y = 1),y low,y high,y spikes,y expected,y verdict,latency (ms),jitter (ms),note',
      '0,0,0,0,0,,,0,0,',
      '1,1,1,1,5,,,13.9,0,',
    ]);
  });
});

describe('rows by worst', () => {
  it('puts the wrong first, then the rest in the order of the table', () => {
    expect(rowsByWorst(table)).toEqual([2, 0, 1, 3]);
    expect(tableByWorst(table).rows[0]).toBe(table.rows[2]);
    expect([table.worstRow, tableByWorst(table).worstRow]).toEqual([2, 0]);
  });

  it('orders a random circuit by its lower bounds, and rows that were not run last', () => {
    const network = networkOf({
      populations: [{ id: 'n', model: 'stochastic-binary', parameters: { b: 4 } }],
      stimuli: ['a', 'b'].map((id) => ({ kind: 'toggle', id })),
      connections: [
        { source: 'a', target: 'n', weight: -3 },
        { source: 'b', target: 'n', weight: -2 },
      ],
      probes: [{ kind: 'lamp', id: 'y', target: 'n', expect: '1' }],
    });
    // z of rows 00, 01, 10, 11: 4, 2, 1, −1.
    expect(rowsByWorst(measure(network, { trials: 500 }))).toEqual([3, 2, 1, 0]);
    const measurement = createTruthTable(network, optionsFor(network, { trials: 500 }));
    // Two rows of 500 trials of 2 steps, and a part of the third.
    measurement.advance(2500);
    expect(rowsByWorst(measurement.table())).toEqual([1, 0, 2, 3]);
  });
});

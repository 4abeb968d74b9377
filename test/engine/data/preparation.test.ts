import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPreparation } from '../../../engine/data/apply.ts';
import { balancedWeights, weighClasses } from '../../../engine/data/class-weights.ts';
import { fitPreparation } from '../../../engine/data/fit.ts';
import { momentsOf } from '../../../engine/data/moments.ts';
import { parsePreparation } from '../../../engine/data/parse-preparation.ts';
import { prepareSplit, prepareUnlabelled } from '../../../engine/data/prepare.ts';
import {
  inputNames,
  outputNames,
  readOutputs,
  type NumberPreparation,
  type Preparation,
} from '../../../engine/data/preparation.ts';
import { readProblem } from '../../../engine/data/problem.ts';
import { categoryColumn, numberColumn, tableOf, type Table } from '../../../engine/data/table.ts';
import { issuesOf, problemFrom, tableFrom, valueOf } from './support.ts';

const text = `x,colour,type
1,red,bll
3,blue,psr
,red,bll
5,,psr
9,green,
`;

const rowsOf = (values: Float64Array, width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, k) => [...values.subarray(k * width, (k + 1) * width)]);

describe('a preparation', () => {
  it('standardises numbers after replacement, and gives each category an input', () => {
    const problem = problemFrom(text);
    const preparation = fitPreparation(problem, [0, 1, 2]);
    // 1, 3 and the mean 2 in the place of the third: mean 2, variance 2/3.
    const sd = Math.sqrt(2 / 3);
    expect(preparation.inputs).toEqual([
      { type: 'number', name: 'x', missing: 'mean', strays: 'issue', fill: 2, mean: 2, sd },
      {
        type: 'category',
        name: 'colour',
        missing: 'most-frequent',
        isNumeric: false,
        fill: 'red',
        categories: ['blue', 'green', 'red'],
      },
    ]);
    expect(inputNames(preparation)).toEqual(['x', 'colour = blue', 'colour = green', 'colour = red']);
    expect(outputNames(preparation)).toEqual(['bll', 'psr']);
    const { samples, rows, codes, filled, skipped } = valueOf(applyPreparation(preparation, problem.table));
    expect(rowsOf(samples.x, 4)).toEqual([
      [-1 / sd, 0, 0, 1],
      [1 / sd, 1, 0, 0],
      [0, 0, 0, 1],
      [3 / sd, 0, 0, 1],
    ]);
    expect(rowsOf(samples.t, 2)).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
    expect([rows, codes]).toEqual([Int32Array.of(0, 1, 2, 3), Int32Array.of(0, 1, 0, 1)]);
    expect(filled).toEqual([
      { column: 'x', value: 2, rows: Int32Array.of(4) },
      { column: 'colour', value: 'red', rows: Int32Array.of(5) },
    ]);
    expect(skipped).toEqual([{ column: 'type', rows: Int32Array.of(6) }]);
    expect(rowsOf(prepareUnlabelled(problem, preparation).samples.x, 4)).toEqual([[7 / sd, 0, 1, 0]]);
  });

  it('leaves numbers as they are where asked, and has one output of two classes where asked', () => {
    const problem = problemFrom(text, { standardise: false, encoding: 'single' });
    const preparation = fitPreparation(problem, problem.labelled);
    const { samples } = valueOf(applyPreparation(preparation, problem.table));
    expect(rowsOf(samples.x, 4).map(([x]) => x)).toEqual([1, 3, 3, 5]);
    expect([...samples.t]).toEqual([0, 1, 0, 1]);
    expect(outputNames(preparation)).toEqual(['psr']);
    expect(readOutputs(preparation, Float64Array.of(0.25, 0.5, 0.75))).toEqual({
      task: 'classification',
      codes: Int32Array.of(0, 0, 1),
      labels: ['bll', 'bll', 'psr'],
      scores: Float64Array.of(0.75, 0.25, 0.5, 0.5, 0.25, 0.75),
    });
  });

  it('standardises the target of a regression where asked, and gives predictions in its units', () => {
    const problem = problemFrom('x,y\n1,10.5\n2,20.5\n3,\n4,30.5', { standardiseTarget: true });
    const preparation = fitPreparation(problem, problem.labelled);
    const { samples } = valueOf(applyPreparation(preparation, problem.table));
    const sd = Math.sqrt(200 / 3);
    expect(preparation.target).toMatchObject({ mean: 20.5, sd });
    expect([...samples.t]).toEqual([-10 / sd, 0, 10 / sd]);
    expect(readOutputs(preparation, Float64Array.of(0, 1))).toEqual({
      task: 'regression',
      values: Float64Array.of(20.5, 20.5 + sd),
    });
  });

  it.each([
    ['equal values', [4, 4, 4]],
    ['equal values whose mean is rounded', [0.1, 0.1, 0.1]],
    ['the largest doubles', [Number.MAX_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE]],
    ['the largest double throughout', [Number.MAX_VALUE, Number.MAX_VALUE, Number.MAX_VALUE]],
    ['the least doubles', [0, Number.MIN_VALUE, 0]],
    ['numbers of all sizes', [1e-300, 1e300, 1]],
  ])('is finite for %s, and for others afterwards', (_, values) => {
    const train = tableOf(3, [numberColumn('x', values), categoryColumn('t', ['a', 'b', 'a'])]);
    for (const missing of ['mean', 'median', 'most-frequent'] as const) {
      const problem = valueOf(readProblem(train, { missing, constants: 'keep' }));
      const preparation = fitPreparation(problem, problem.labelled);
      const others = tableOf(3, [numberColumn('x', [Number.MAX_VALUE, -Number.MAX_VALUE, NaN])]);
      for (const [table, targets] of [
        [train, true],
        [others, false],
      ] as const) {
        const { samples } = valueOf(applyPreparation(preparation, table, { targets }));
        expect([...samples.x].filter((value) => !Number.isFinite(value))).toEqual([]);
      }
    }
  });

  it('has the mean and deviation of many large values that differ little', () => {
    const times = Float64Array.from({ length: 1_000_000 }, (_, k) => 1.7e12 + (k % 200));
    const { mean, sd } = momentsOf(times);
    expect(mean - 1.7e12).toBeCloseTo(99.5, 3);
    // Of 0 to 199: (200² − 1)/12.
    expect(sd).toBeCloseTo(Math.sqrt(39_999 / 12), 6);
    expect(momentsOf(Float64Array.of(0.1 + 0.2, 0.3, 0.3)).sd).toBe(1);
  });

  it('scales a target whose differences are beyond doubles, and back', () => {
    const values = [1e308, -1.7e308, 1.2e308, 1.3e308];
    const table = tableOf(4, [numberColumn('x', [1, 2, 3, 4.5]), numberColumn('y', values)]);
    const problem = valueOf(readProblem(table, { standardiseTarget: true }));
    const preparation = fitPreparation(problem, problem.labelled);
    const { t } = valueOf(applyPreparation(preparation, table)).samples;
    expect(Math.max(...t.map(Math.abs))).toBeLessThan(2);
    const { values: back } = readOutputs(preparation, t) as { values: Float64Array };
    for (const [k, value] of back.entries()) expect(value / values[k]!).toBeCloseTo(1, 12);
  });

  it('makes equal values 0', () => {
    const problem = problemFrom('x,y,t\n0.1,1,a\n0.1,2,b\n0.1,3,a', { constants: 'keep' });
    const { samples } = valueOf(applyPreparation(fitPreparation(problem, problem.labelled), problem.table));
    expect(rowsOf(samples.x, 2).map(([x]) => Math.abs(x!) < 1e-15)).toEqual([true, true, true]);
  });
});

describe('a preparation of new rows', () => {
  const problem = problemFrom(text);
  const preparation = fitPreparation(problem, problem.labelled);

  it('lists columns that are missing', () => {
    expect(issuesOf(applyPreparation(preparation, tableFrom('X,size\n1,2\n2,3')))).toEqual([
      {
        path: 'column "x"',
        message: 'there is no such column',
        expected: '"X", which differs in capitals or blanks only',
      },
      { path: 'column "colour"', message: 'there is no such column', expected: 'one of "X", "size"' },
      { path: 'column "type"', message: 'there is no such column', expected: 'one of "X", "size"' },
    ]);
  });

  it('lists categories that training never saw, or takes them as none', () => {
    const table = tableFrom('x,colour\n1,red\n2,mauve\n3,red');
    expect(issuesOf(applyPreparation(preparation, table, { targets: false }))).toEqual([
      {
        path: 'row 3, column "colour"',
        message: 'found the category "mauve", which training never saw',
        expected: 'one of "blue", "green", "red"',
      },
    ]);
    const { samples, ignored } = valueOf(applyPreparation(preparation, table, { targets: false, unknown: 'ignore' }));
    expect(rowsOf(samples.x, 4)[1]!.slice(1)).toEqual([0, 0, 0]);
    expect(ignored).toEqual([{ column: 'colour', rows: Int32Array.of(3) }]);
  });

  it('lists texts where numbers should be', () => {
    const table = tableFrom('x,colour\nabc,red\ndef,blue');
    expect(issuesOf(applyPreparation(preparation, table, { targets: false })).map(({ path }) => path)).toEqual([
      'row 2, column "x"',
      'row 3, column "x"',
    ]);
  });

  it('knows codes by their value, however a file writes them', () => {
    const codes = problemFrom('zone,x,t\n01,1,a\nAB,2,b\n02,3,a\nAB,4,b\n01,5,a');
    const fitted = fitPreparation(codes, codes.labelled);
    expect(inputNames(fitted)).toEqual(['zone = 1', 'zone = 2', 'zone = AB', 'x']);
    const { samples } = valueOf(applyPreparation(fitted, tableFrom('zone,x\n02,1\n01,2\n02,3'), { targets: false }));
    expect(rowsOf(samples.x, 4).map((row) => row.slice(0, 3))).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [0, 1, 0],
    ]);
  });
});

/** Tables of two columns of numbers, one of categories, with gaps, and classes. */
const tables = fc
  .array(
    fc.record({
      x: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(NaN)),
      y: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NaN)),
      colour: fc.option(fc.constantFrom('red', 'blue', '__proto__', '1.0'), { nil: null }),
      type: fc.constantFrom('a', 'b', 'c'),
    }),
    { minLength: 4, maxLength: 30 },
  )
  .map((rows): Table => {
    const fixed = [...rows, { x: 1, y: 0, colour: 'red', type: 'a' }, { x: 2, y: 1, colour: 'blue', type: 'b' }];
    return tableOf(fixed.length, [
      numberColumn(
        'x',
        fixed.map(({ x }) => x),
      ),
      numberColumn(
        'y',
        fixed.map(({ y }) => y),
      ),
      categoryColumn(
        'colour',
        fixed.map(({ colour }) => colour),
      ),
      categoryColumn(
        'type',
        fixed.map(({ type }) => type),
      ),
    ]);
  });

const plans = fc.record({
  missing: fc.constantFrom('mean', 'median', 'most-frequent'),
  standardise: fc.boolean(),
  encoding: fc.constantFrom('one-hot', 'single'),
} as const);

const settings = { seed: 21, numRuns: 200 };

describe('what a preparation learns', () => {
  it('is learnt from training rows alone: numbers in test rows change nothing', () => {
    fc.assert(
      fc.property(tables, plans, fc.double({ noNaN: true, noDefaultInfinity: true }), (table, plan, other) => {
        const problem = valueOf(readProblem(table, plan));
        const train = problem.labelled.filter((_row, k) => k % 3 !== 0);
        const isTest = new Set(problem.labelled.filter((_row, k) => k % 3 === 0));
        const columns = table.columns.map((column) =>
          column.kind === 'number'
            ? numberColumn(
                column.name,
                column.values.map((value, row) => (isTest.has(row) ? other : value)),
              )
            : column,
        );
        const changed = valueOf(readProblem(tableOf(table.rows, columns), plan));
        expect(fitPreparation(changed, train)).toEqual(fitPreparation(problem, train));
      }),
      settings,
    );
  });

  it('takes training numbers to mean 0 and standard deviation 1', () => {
    const columns = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(columns, (values) => {
        const table = tableOf(values.length, [
          numberColumn('x', values),
          categoryColumn(
            't',
            values.map((_, row) => (row % 2 ? 'u' : 'v')),
          ),
        ]);
        const problem = valueOf(readProblem(table));
        const preparation = fitPreparation(problem, problem.labelled);
        const x = [...valueOf(applyPreparation(preparation, table)).samples.x];
        const mean = x.reduce((sum, each) => sum + each, 0) / x.length;
        const variance = x.reduce((sum, each) => sum + each * each, 0) / x.length;
        const { mean: centre, sd } = preparation.inputs[0] as NumberPreparation;
        // Rounding the mean moves all values by as much.
        const rounding = 1e-9 + (1e-15 * values.length * Math.abs(centre)) / sd;
        expect(Math.abs(mean)).toBeLessThan(rounding);
        if (values.some((value) => Math.abs(value - values[0]!) > 1e-6)) expect(variance).toBeCloseTo(1, 6);
      }),
      settings,
    );
  });

  it('is kept by JSON to the last bit', () => {
    fc.assert(
      fc.property(tables, plans, (table, plan) => {
        const problem = valueOf(readProblem(table, plan));
        const preparation = fitPreparation(problem, problem.labelled);
        const read = valueOf(parsePreparation(JSON.parse(JSON.stringify(preparation))));
        expect(read).toEqual(preparation);
        const samplesOf = (from: Preparation) => valueOf(applyPreparation(from, table)).samples;
        const [before, after] = [samplesOf(preparation), samplesOf(read)];
        for (const part of ['x', 't'] as const)
          expect(new Uint8Array(after[part].buffer)).toEqual(new Uint8Array(before[part].buffer));
        expect([...before.x].filter((value) => !Number.isFinite(value))).toEqual([]);
      }),
      settings,
    );
  });

  it('is the same for both parts of a split', () => {
    const problem = problemFrom(text);
    const { preparation, train, test } = prepareSplit(problem, {
      train: Int32Array.of(0, 1, 2),
      test: Int32Array.of(3),
    });
    expect(preparation).toEqual(fitPreparation(problem, [0, 1, 2]));
    expect([train.samples.count, test.samples.count]).toEqual([3, 1]);
    expect(test.samples.x[0]).toBe(3 / Math.sqrt(2 / 3));
  });
});

/** A preparation as JSON has it, to be spoilt. */
interface Draft {
  version: unknown;
  inputs: (Record<'sd' | 'mean' | 'missing' | 'fill' | 'name', unknown> & { categories?: unknown[] })[];
  readonly target: { task: unknown; readonly mapping: { readonly codes: unknown[]; readonly classes: unknown[] } };
}

describe('a preparation from a file', () => {
  const problem = problemFrom(text, { classes: 'bll=blazar; psr=pulsar' });
  const kept = JSON.parse(JSON.stringify(fitPreparation(problem, problem.labelled))) as Draft;
  const issuesWith = (change: (preparation: Draft) => void) => {
    const changed = structuredClone(kept);
    change(changed);
    return issuesOf(parsePreparation(changed)).map(({ path }) => path);
  };

  it.each([
    ['inputs[0].sd', (p: Draft) => (p.inputs[0]!.sd = 0)],
    ['inputs[0].mean', (p: Draft) => (p.inputs[0]!.mean = null)],
    ['inputs[0].missing', (p: Draft) => (p.inputs[0]!.missing = 'guess')],
    ['inputs[1].fill', (p: Draft) => (p.inputs[1]!.fill = 'mauve')],
    ['inputs[1].categories', (p: Draft) => p.inputs[1]!.categories!.push('red')],
    ['inputs', (p: Draft) => (p.inputs[1]!.name = 'x')],
    ['inputs', (p: Draft) => (p.inputs = [])],
    ['target.mapping.codes', (p: Draft) => p.target.mapping.codes.push(['fsrq', 2])],
    ['target.mapping.classes', (p: Draft) => p.target.mapping.classes.reverse()],
    ['target.task', (p: Draft) => (p.target.task = 'ranking')],
    ['version', (p: Draft) => (p.version = 2)],
  ])('is refused at %s', (path, change) => expect(issuesWith(change)).toContain(path));
});

describe('class weights', () => {
  it('are n / (classes · n_c), as scikit-learn computes for balanced', () => {
    expect([...balancedWeights(Int32Array.of(0, 0, 0, 1, 2, 2), 3)]).toEqual([6 / 9, 6 / 3, 6 / 6]);
    expect([...balancedWeights(Int32Array.of(0, 0, 2), 3)]).toEqual([3 / 4, 0, 3 / 2]);
  });

  it('make every class count alike, and all rows as many as there are', () => {
    const problem = problemFrom('x,t\n1,a\n2,a\n3,a\n4,b');
    const prepared = valueOf(applyPreparation(fitPreparation(problem, problem.labelled), problem.table));
    const { weights } = weighClasses(prepared, balancedWeights(prepared.codes!, 2));
    expect([...weights!]).toEqual([4 / 6, 4 / 6, 4 / 6, 2]);
    expect(() => weighClasses({ ...prepared, codes: null }, [1])).toThrow('expected classes to weigh');
  });
});

import { describe, expect, it } from 'vitest';
import { linearTicks } from '../../../renderer/plots/curve-plot.ts';
import { powersOfTwo } from '../../../renderer/plots/line-plot.ts';
import { tickText, ticksOf } from '../../../renderer/plots/ticks.ts';
import { layOutConfusion } from '../../../renderer/views/train/confusion-layout.ts';
import { lossCurves, lossRange, scoreCurves, scoreRange } from '../../../renderer/views/train/learning-curves.ts';
import { axisOf, shareAlong, valueAlong } from '../../../renderer/worker/training/axis.ts';
import { foundText, issueSentence, lossText, rowsText, scoreText } from '../../../renderer/views/train/train-text.ts';

describe('ticks of a picture', () => {
  it.each([
    [-1.5, 2.5, [-1, 0, 1, 2]],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-0.04, 1.04, [0, 0.5, 1]],
    [3, 47, [10, 20, 30, 40]],
    [-2e-5, 1e-5, [-2e-5, -1e-5, 0, 1e-5]],
  ])('from %d to %d are round', (min, max, expected) => {
    expect(ticksOf({ min, max })).toEqual(expected);
  });

  it.each([
    [0, '0'],
    [-0.25, '−0.25'],
    [40_000, '40000'],
    [-200_000_000, '−2e8'],
    [1_000_700_000_000, '1.0007e12'],
    [0.000002, '2e−6'],
  ])('%d is written short', (value, text) => {
    expect(tickText(value)).toBe(text);
  });
});

describe('an axis', () => {
  const ends = (...values: number[]) => axisOf('x', Float64Array.from(values), 0.12);

  it('reaches a share beyond the smallest and the largest value', () => {
    expect(ends(2, NaN, 12, 7)).toEqual({ name: 'x', min: 0.8, max: 13.2 });
    expect(ends(3, 3)).toEqual({ name: 'x', min: 2, max: 4 });
  });

  it.each([
    [-1e308, 1e308],
    [-Number.MAX_VALUE, Number.MAX_VALUE],
    [1e308, 1e308],
    [-3e-308, 3e-308],
  ])('has a place within the picture for values from %d to %d', (low, high) => {
    const axis = ends(low, high);
    for (const value of [low, high, low / 2 + high / 2]) {
      const share = shareAlong(axis, value);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(valueAlong(axis, share)).toBeCloseTo(value, -300);
    }
    expect(shareAlong(axis, low / 2 + high / 2)).toBeCloseTo(0.5, 2);
    for (const most of [5, 2]) {
      const ticks = ticksOf(axis, most);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.every((tick) => tick >= axis.min && tick <= axis.max)).toBe(true);
    }
  });
});

describe('learning curves', () => {
  it('have ticks at 1-2-5, and for a loss on its way to an explosion as well', () => {
    const bbox = { left: 0, top: 0, width: 500, height: 140 * devicePixelRatio };
    expect(linearTicks.splits({ bbox }, 1, 0, 1.05)).toEqual([0, 0.5, 1]);
    expect(linearTicks.incrs(null, 1, 0, 5e296)).toEqual([5e296]);
    const splits = linearTicks.splits({ bbox }, 1, 0, 5e296);
    expect(linearTicks.values(null, splits)).toEqual(['0', '1e296', '2e296', '3e296', '4e296', '5e296']);
  });

  const point = (epoch: number, trainLoss: number, testScore: number) => {
    return { epoch, trainLoss, testLoss: 2 * trainLoss, trainScore: 0.5, testScore };
  };

  it('have no place for infinite losses, and on a scale of logarithms none for 0', () => {
    const points = [point(0, Infinity, 0.1), point(1, 0, 0.2)];
    expect(lossCurves(points, false)).toEqual({ epochs: [0, 1], train: [null, 0], test: [null, 0] });
    expect(lossCurves(points, true).train).toEqual([null, 1e-12]);
  });

  it('are in percent for an accuracy and as they are for R²', () => {
    expect(scoreCurves([point(0, 1, 0.25)], true).test).toEqual([25]);
    expect(scoreCurves([point(0, 1, 0.25), point(1, 1, Number.NaN)], false).test).toEqual([0.25, null]);
  });

  it('stand on 0, with some air above the largest loss', () => {
    const [low, high] = lossRange({ epochs: [0, 1], train: [2, 1], test: [4, null] });
    expect(low).toBe(0);
    expect(high).toBeCloseTo(4.2, 12);
    expect(lossRange({ epochs: [], train: [], test: [] })).toEqual([0, 1]);
  });

  it('show an R² below −1 no further than that', () => {
    const curves = (least: number) => ({ epochs: [0, 1], train: [least, 0.9], test: [null, 0.8] });
    expect(scoreRange(curves(-300), false)[0]).toBe(-1);
    expect(scoreRange(curves(-0.25), false)[0]).toBe(-0.25);
    expect(scoreRange(curves(0.5), false)[0]).toBe(0);
    expect(scoreRange(curves(30), true)[0]).toBe(0);
  });
});

describe('a confusion matrix', () => {
  it('has names along its columns where they are wide enough, else upright', () => {
    const species = ['setosa', 'versicolor', 'virginica'];
    expect(layOutConfusion(species, 500)).toMatchObject({ isUpright: false, isTight: false, hasShares: true });
    expect(layOutConfusion(species, 260)).toMatchObject({ isUpright: true, hasShares: true });
  });

  it('leaves out recall and precision where ten classes have no room for them', () => {
    const digits = Array.from({ length: 10 }, (_, k) => String(k));
    expect(layOutConfusion(digits, 360)).toMatchObject({ isTight: true, hasShares: true });
    expect(layOutConfusion(digits, 262)).toMatchObject({ isTight: true, hasShares: false });
    expect(layOutConfusion(digits, 262).minWidth).toBeLessThan(262);
  });
});

describe('words of the train view', () => {
  const classes = ['a', 'b'].map((name) => ({ name, rows: 4 }));
  const problem = { target: 't', task: 'classification', report: [], findings: [], steps: [] } as const;

  it('say what was found', () => {
    expect(foundText({ ...problem, inputs: ['x'], classes, labelled: 8, unlabelled: 2, missing: 0 }, 10)).toBe(
      '10 rows · 1 input · 2 classes · 2 rows not learnt from · nothing missing',
    );
    expect(
      foundText(
        { ...problem, task: 'regression', inputs: ['x', 'y'], classes: [], labelled: 1500, unlabelled: 0, missing: 1 },
        1500,
      ),
    ).toBe('1,500 rows · 2 inputs · a number to predict · 1 missing value');
  });

  it('make a sentence of an issue', () => {
    const issue = { path: 'column "t"', message: 'every row is unlabelled', expected: 'values in some rows' };
    expect(issueSentence(issue)).toBe('Column "t": every row is unlabelled. Expected values in some rows.');
    expect(issueSentence({ ...issue, path: '' })).toBe('Every row is unlabelled. Expected values in some rows.');
  });

  it('say of how many rows the figures speak', () => {
    const part = (rows: number, measured: number) => ({ rows, measured });
    const started = {
      inputs: 1,
      layers: [],
      inputNames: ['x'],
      outputNames: ['y'],
      loss: 'mse',
      parameters: 0,
      batches: 1,
    } as const;
    expect(rowsText({ ...started, classes: [], picture: null, train: part(8000, 2000), test: part(1, 1) })).toBe(
      '8,000 training rows (2,000 measured) · 1 test row',
    );
  });

  it('never write an accuracy or a loss that is no number, and keep large and small ones short', () => {
    // The mean of three times 0.9195 is less by 1e-16, and is written as by Compare.
    const scores = [0.9666, 0.9195 - 2 ** -53, Number.NaN].map((score) => scoreText(score, true));
    expect(scores).toEqual(['96.7 %', '92.0 %', '–']);
    expect([scoreText(0.99953, false), scoreText(-0.5, false), scoreText(-1.46e293, false)]).toEqual([
      '0.99953',
      '−0.500',
      '−1.5e+293',
    ]);
    expect([0.1234, 0, 2.5e-7, 3.67e292, Infinity].map(lossText)).toEqual(['0.123', '0', '2.5e−7', '3.7e+292', '–']);
  });
});

describe('numbers along an axis of powers of two', () => {
  it('are all where there is room, else every second or third', () => {
    expect(powersOfTwo(1, 64, 10)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    expect(powersOfTwo(1, 65_536, 9)).toEqual([1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536]);
    expect(powersOfTwo(1, 65_536, 0)).toEqual([1]);
  });
});

import { describe, expect, it } from 'vitest';
import { datasets, type DatasetOptions } from '../../../../engine/data/datasets/index.ts';
import { textsOf, type NumberColumn, type Table } from '../../../../engine/data/table.ts';

function make(name: string, options: Partial<DatasetOptions> = {}): Table {
  return datasets.get(name)!.table({ seed: 1, ...options });
}

/** Rows as numbers, with the last column as text. */
function rowsOf(table: Table): (readonly [x: number, y: number, label: string])[] {
  const [x, y] = table.columns as readonly NumberColumn[];
  return textsOf(table.columns.at(-1)!, table.rows).map((label, row) => [x!.values[row]!, y!.values[row]!, label!]);
}

function countsOf(table: Table): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, , label] of rowsOf(table)) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

describe('points in the plane, without noise', () => {
  it('lie on circles of radius 1 and 0.5', () => {
    for (const [x, y, label] of rowsOf(make('circles', { noise: 0 })))
      expect(Math.hypot(x, y)).toBeCloseTo(label === 'A' ? 1 : 0.5, 14);
  });

  it("lie on scikit-learn's two moons", () => {
    for (const [x, y, label] of rowsOf(make('moons', { noise: 0 }))) {
      // make_moons: (cos t, sin t) and (1 − cos t, 0.5 − sin t) for t from 0 to π.
      expect(label === 'A' ? Math.hypot(x, y) : Math.hypot(x - 1, y - 0.5)).toBeCloseTo(1, 14);
      if (label === 'A') expect(y).toBeGreaterThanOrEqual(0);
      else expect(y).toBeLessThanOrEqual(0.5);
    }
  });

  it('wind around the middle in two arms, whose radius grows with the angle', () => {
    for (const [x, y, label] of rowsOf(make('spirals', { noise: 0 }))) {
      const radius = Math.hypot(x, y);
      const sign = label === 'A' ? 1 : -1;
      expect(radius).toBeLessThanOrEqual(1);
      expect(x).toBeCloseTo(sign * radius * Math.sin(3.5 * Math.PI * radius), 12);
      expect(y).toBeCloseTo(sign * radius * Math.cos(3.5 * Math.PI * radius), 12);
    }
  });

  it('gather in three clouds at the corners of a triangle', () => {
    const rows = rowsOf(make('blobs', { rows: 3000 }));
    const corners = { A: [0, 2], B: [-Math.sqrt(3), -1], C: [Math.sqrt(3), -1] } as const;
    for (const [label, corner] of Object.entries(corners)) {
      const own = rows.filter((row) => row[2] === label);
      for (const axis of [0, 1] as const) {
        const mean = own.reduce((sum, row) => sum + row[axis], 0) / own.length;
        const variance = own.reduce((sum, row) => sum + (row[axis] - corner[axis]) ** 2, 0) / own.length;
        // 1,000 points of deviation 0.5: four standard errors of their mean and of their variance.
        expect(Math.abs(mean - corner[axis])).toBeLessThan((4 * 0.5) / Math.sqrt(1000));
        expect(Math.abs(variance - 0.25)).toBeLessThan(4 * 0.25 * Math.sqrt(2 / 1000));
      }
    }
  });
});

describe('curves', () => {
  it('are sin x, sin 2πx and 2x − 1 on even points from 0 to 1', () => {
    const sine = rowsOf(make('sine', { rows: 5, noise: 0 }));
    expect(sine.map(([x, y]) => [x, y])).toEqual([0, 0.25, 0.5, 0.75, 1].map((x) => [x, Math.sin(x)]));
    const wave = rowsOf(make('sine-wave', { rows: 5, noise: 0 }));
    [0, 1, 0, -1, 0].forEach((y, k) => expect(wave[k]![1]).toBeCloseTo(y, 14));
    const linear = rowsOf(make('linear', { rows: 5, noise: 0 }));
    expect(linear.map(([, y]) => y)).toEqual([-1, -0.5, 0, 0.5, 1]);
  });

  it('are blurred by noise of the deviation asked for', () => {
    const residuals = rowsOf(make('linear', { rows: 4000, noise: 0.3 })).map(([x, y]) => y - (2 * x - 1));
    const variance = residuals.reduce((sum, each) => sum + each * each, 0) / residuals.length;
    // Four standard errors of a variance.
    expect(Math.abs(variance - 0.09)).toBeLessThan(4 * 0.09 * Math.sqrt(2 / 4000));
  });
});

describe('logic tables', () => {
  it.each([
    ['and', '0001'],
    ['or', '0111'],
    ['nand', '1110'],
    ['nor', '1000'],
    ['xor', '0110'],
    ['xnor', '1001'],
  ])('of %s are right, row by row and again', (name, outputs) => {
    const rows = rowsOf(make(name, { rows: 6 }));
    expect(rows.map(([a, b, y]) => `${a}${b}${y}`)).toEqual(
      ['00', '01', '10', '11', '00', '01', '10', '11'].map((bits, k) => bits + outputs[k % 4]!),
    );
  });

  it('are blurred by noise on the inputs alone', () => {
    const rows = rowsOf(make('xor', { noise: 0.1 }));
    expect(rows.every(([a, b]) => !Number.isInteger(a) && !Number.isInteger(b))).toBe(true);
    expect(rows.every(([a, b, y]) => (Math.round(a) ^ Math.round(b)) === Number(y))).toBe(true);
  });
});

describe('every generated set', () => {
  const generated = [...datasets.values()].filter(({ isGenerated }) => isGenerated).map(({ name }) => name);

  it.each(generated)('%s has as many rows as asked, of classes as frequent as can be', (name) => {
    const table = make(name, { rows: 100 });
    expect(table.rows).toBe(100);
    if (table.columns.at(-1)!.kind === 'number') return;
    const logic = ['and', 'or', 'nand', 'nor', 'xor', 'xnor'].includes(name);
    const counts = Object.values(countsOf(table)).sort((a, b) => a - b);
    if (logic) expect(counts).toEqual(name === 'xor' || name === 'xnor' ? [50, 50] : [25, 75]);
    else expect(counts.at(-1)! - counts[0]!).toBeLessThanOrEqual(1);
  });

  it.each(generated)('%s is the same for the same seed and another for another', (name) => {
    const noisy = (seed: number): Table => make(name, { rows: 40, noise: 0.1, seed });
    expect(noisy(7)).toEqual(noisy(7));
    expect(rowsOf(noisy(7))).not.toEqual(rowsOf(noisy(8)));
  });

  it.each(generated.filter((name) => !['sine', 'sine-wave', 'linear'].includes(name)))(
    '%s only grows with more rows',
    (name) => {
      const few = rowsOf(make(name, { rows: 40, noise: 0.1 }));
      expect(rowsOf(make(name, { rows: 80, noise: 0.1 })).slice(0, 40)).toEqual(few);
    },
  );
});

describe('irises', () => {
  it('have the means that Fisher gives for each species', () => {
    const table = make('iris');
    expect(table.rows).toBe(150);
    const species = textsOf(table.columns.at(-1)!, table.rows);
    // Fisher (1936), table II: sepal length and width, petal length and width, in cm.
    const published = {
      setosa: [5.006, 3.428, 1.462, 0.246],
      versicolor: [5.936, 2.77, 4.26, 1.326],
      virginica: [6.588, 2.974, 5.552, 2.026],
    };
    for (const [name, means] of Object.entries(published)) {
      const rows = [...species.keys()].filter((row) => species[row] === name);
      expect(rows).toHaveLength(50);
      means.forEach((mean, k) => {
        const { values } = table.columns[k] as NumberColumn;
        expect(rows.reduce((sum, row) => sum + values[row]!, 0) / 50).toBeCloseTo(mean, 10);
      });
    }
  });
});

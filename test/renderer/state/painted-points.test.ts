import { beforeEach, describe, expect, it } from 'vitest';
import { parseCsv } from '../../../engine/data/csv.ts';
import {
  classPlaces,
  mostPoints,
  PaintedPoints,
  reach,
  spacing,
} from '../../../renderer/state/painted-points.svelte.ts';

describe('points drawn by hand', () => {
  let painted: PaintedPoints;
  beforeEach(() => (painted = new PaintedPoints()));

  it('of one class keep their distance, those of another may lie on them', () => {
    painted.paint(0, 0);
    painted.paint(spacing / 2, 0);
    painted.paint(1.5 * spacing, 0);
    painted.code = 1;
    painted.paint(0, 0);
    expect(painted.points.map(({ x, code }) => [x, code])).toEqual([
      [0, 0],
      [Number((1.5 * spacing).toFixed(3)), 0],
      [0, 1],
    ]);
  });

  it('lie within the plane', () => {
    painted.paint(1.01, 0);
    painted.paint(0, -1.2);
    expect(painted.points).toEqual([]);
  });

  it('are erased about a place, whatever their class', () => {
    painted.paint(0, 0);
    painted.code = 2;
    painted.paint(reach * 0.9, 0);
    painted.paint(reach * 2.5, 0);
    painted.erase(0, 0);
    expect(painted.points.map(({ x }) => x)).toEqual([reach * 2.5]);
  });

  it('have no stroke to take back where none changed anything', () => {
    painted.begin();
    painted.erase(0, 0);
    expect(painted.canUndo).toBe(false);
    painted.begin();
    painted.paint(0, 0);
    painted.begin();
    painted.paint(0, 0);
    painted.undo();
    expect([painted.points, painted.canUndo]).toEqual([[], false]);
  });

  it('are taken back a stroke at a time, a clearing too', () => {
    painted.begin();
    painted.paint(0, 0);
    painted.paint(0.5, 0);
    painted.begin();
    painted.paint(-0.5, 0);
    painted.clear();
    expect(painted.points).toEqual([]);
    painted.undo();
    expect(painted.points).toHaveLength(3);
    painted.undo();
    expect(painted.points).toHaveLength(2);
    painted.undo();
    expect(painted.points).toEqual([]);
    expect(painted.canUndo).toBe(false);
  });

  it('come back as they were taken back, until something else is painted', () => {
    for (const x of [0, 0.5]) {
      painted.begin();
      painted.paint(x, 0);
    }
    painted.undo();
    painted.undo();
    painted.redo();
    expect(painted.points.map(({ x }) => x)).toEqual([0]);
    painted.redo();
    expect(painted.points.map(({ x }) => x)).toEqual([0, 0.5]);
    expect(painted.canRedo).toBe(false);
    painted.undo();
    painted.paint(-0.5, 0);
    expect(painted.canRedo).toBe(false);
  });

  it('that are painted on after an undo within a stroke are a step of their own', () => {
    painted.begin();
    painted.paint(0, 0);
    painted.undo();
    painted.paint(0.5, 0);
    painted.undo();
    expect(painted.points).toEqual([]);
  });

  it('say what is lacking before they can be learnt from', () => {
    for (let k = 0; k < 8; k++) painted.paint(k / 10, 0);
    expect(painted.lack).toMatch(/two classes/);
    painted.code = 1;
    painted.paint(0, 0.5);
    expect(painted.lack).toBe('');
    painted.points = painted.points.slice(-3);
    expect(painted.lack).toMatch(/eight points/);
  });

  it('are a table with a row for each', () => {
    // A comes first whatever was painted first.
    painted.code = 5;
    painted.paint(-1, 1);
    painted.code = 0;
    painted.paint(0.12345, -0.5);
    const parsed = parseCsv(painted.csv());
    if (!parsed.ok) throw new Error('Found no table');
    const columns = parsed.value.table.columns.map(({ name }) => name);
    expect(columns).toEqual(['x', 'y', 'class']);
    expect(painted.csv()).toBe('x,y,class\n0.123,-0.5,A\n-1,1,F\n');
  });

  it('keep the colours of their letters, whichever of them there are', () => {
    expect(classPlaces(['A', 'C'])).toEqual([0, 2]);
    expect(classPlaces(['setosa', 'A'])).toEqual([0, 1]);
  });

  it('are not more than cover the plane', () => {
    painted.points = Array.from({ length: mostPoints }, () => ({ x: 0, y: 0, code: 1 }));
    painted.paint(0.5, 0.5);
    expect(painted.points).toHaveLength(mostPoints);
  });
});

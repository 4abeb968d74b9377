import { expect, test } from 'vitest';
import { createCurve } from '../../../renderer/scene/curve.ts';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { emptyDiagram, type Axon } from '../../../renderer/scene/parts.ts';
import { lineRibbon, ribbonOf, VERTEX_SIZE } from '../../../renderer/scene/ribbon.ts';
import { nand } from './network.ts';

const [first] = drawDiagram(nand, new Map(), emptyDiagram).axons;

/** A straight axon from 0 to 90 on the x axis, 4 wide. */
function straight(weight: number, sign: Axon['sign']): Axon {
  if (first === undefined) throw new Error('Found no axon, expected the first of the NAND.');
  const curve = createCurve([0, 0, 30, 0, 60, 0, 90, 0]);
  return { ...first, weight, sign, width: 4, curve };
}

/** Vertices as `x y offsetX offsetY half`, without the axon's number. */
function vertices(ribbon: Float32Array): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < ribbon.length; i += VERTEX_SIZE) {
    rows.push([...ribbon.subarray(i, i + VERTEX_SIZE - 1)].map((value) => Math.round(value * 1000) / 1000 + 0));
  }
  return rows;
}

test('a line is a strip between its two sides, its ends doubled', () => {
  expect(vertices(lineRibbon([0, 0, 10, 0], 3))).toEqual([
    [0, 0, 0, 1, 1.5],
    [0, 0, 0, 1, 1.5],
    [0, 0, 0, -1, 1.5],
    [10, 0, 0, 1, 1.5],
    [10, 0, 0, -1, 1.5],
    [10, 0, 0, -1, 1.5],
  ]);
});

test('at a corner the sides stand halfway between both directions', () => {
  const [, , , corner] = vertices(lineRibbon([0, 0, 10, 0, 10, 10], 2));
  expect(corner).toEqual([10, 0, -0.707, 0.707, 1]);
});

test('an excitatory axon ends in an arrow, which narrows from its base to its tip', () => {
  const rows = vertices(ribbonOf(straight(1, 'excitatory')));
  expect(rows.slice(-6)).toEqual([
    [90, 0, 0, 1, 5.46],
    [90, 0, 0, 1, 5.46],
    [90, 0, 0, -1, 5.46],
    [100.5, 0, 0, 1, 0],
    [100.5, 0, 0, -1, 0],
    [100.5, 0, 0, -1, 0],
  ]);
});

test('an inhibitory axon ends in a dot, whose offsets go to the corners of a square', () => {
  const rows = vertices(ribbonOf(straight(-1, 'inhibitory')));
  const [x, half] = [94.875, 4.875];
  expect(rows.slice(-6)).toEqual([
    [x, 0, -1, -1, half],
    [x, 0, -1, -1, half],
    [x, 0, 1, -1, half],
    [x, 0, -1, 1, half],
    [x, 0, 1, 1, half],
    [x, 0, 1, 1, half],
  ]);
});

test('a silent axon is a thin line without a head', () => {
  const rows = vertices(ribbonOf(straight(0, 'silent')));
  expect(rows.map(([x]) => x)).toEqual([0, 0, 0, 90, 90, 91.5, 91.5, 91.5]);
  expect(new Set(rows.map((row) => row[4]))).toEqual(new Set([0.5]));
});

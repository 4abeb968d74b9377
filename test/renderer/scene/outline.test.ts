import { expect, test } from 'vitest';
import { wholeDetail } from '../../../renderer/scene/detail.ts';
import { drawDiagram } from '../../../renderer/scene/diagram.ts';
import { aroundPart, bandsAround, inFull, markedIn, OUTLINE_GAP } from '../../../renderer/scene/outline.ts';
import { emptyDiagram, type Part } from '../../../renderer/scene/parts.ts';
import { nand, networkOf, toggle } from './network.ts';

const diagram = drawDiagram(nand, new Map(), emptyDiagram);
const partOf = (id: string): Part => diagram.partById.get(id)!;

/** The corners of a line, from the middle of a part. */
function cornersAround(part: Part): [number, number][] {
  const line = aroundPart(part);
  return Array.from({ length: line.length / 2 }, (_, k) => [line[2 * k]! - part.x, line[2 * k + 1]! - part.y]);
}

/** Twice the area that a closed line encloses: positive where it runs clockwise on a canvas whose y points down. */
function doubleArea(corners: readonly [number, number][]): number {
  return corners.slice(1).reduce((sum, [x, y], k) => sum + corners[k]![0] * y - x * corners[k]![1], 0);
}

test('the outline of a neuron is a closed circle, the gap away from its body', () => {
  const soma = partOf('y');
  const corners = cornersAround(soma);
  for (const [x, y] of corners) expect(Math.hypot(x, y)).toBeCloseTo(soma.halfWidth + OUTLINE_GAP, 9);
  expect(corners.at(-1)![0]).toBeCloseTo(corners[0]![0], 9);
  expect(corners.at(-1)![1]).toBeCloseTo(corners[0]![1], 9);
  // 96 pieces of a circle enclose (96 / 2π) sin(2π / 96) of it.
  const share = (96 / (2 * Math.PI)) * Math.sin((2 * Math.PI) / 96);
  expect(doubleArea(corners)).toBeCloseTo(2 * Math.PI * (soma.halfWidth + OUTLINE_GAP) ** 2 * share, 4);
});

test('the outline of a stimulus keeps the gap on all four sides, and has round corners', () => {
  for (const item of [toggle('t'), { id: 't', label: 't', kind: 'constant', value: 1 } as const]) {
    const network = networkOf({ stimuli: [item], layout: { t: { x: 40, y: -7 } } });
    const part = drawDiagram(network, new Map(), emptyDiagram).parts[0]!;
    const corners = cornersAround(part);
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    expect(Math.max(...xs)).toBeCloseTo(part.halfWidth + OUTLINE_GAP, 9);
    expect(Math.min(...xs)).toBeCloseTo(-part.halfWidth - OUTLINE_GAP, 9);
    expect(Math.max(...ys)).toBeCloseTo(part.halfHeight + OUTLINE_GAP, 9);
    expect(Math.min(...ys)).toBeCloseTo(-part.halfHeight - OUTLINE_GAP, 9);
    const box = 4 * (part.halfWidth + OUTLINE_GAP) * (part.halfHeight + OUTLINE_GAP);
    expect(doubleArea(corners) / 2).toBeLessThan(box);
    expect(doubleArea(corners) / 2).toBeGreaterThan(0.75 * box);
  }
});

test('ids stand for parts and axons, and unknown ones for nothing', () => {
  const { parts, axons } = markedIn(diagram, new Set(['y', 'by', 'gone']));
  expect(parts.map(({ id }) => id)).toEqual(['y']);
  expect(axons.map(({ item }) => item.id)).toEqual(['by']);
});

test('of many only the axons that are drawn in full have an outline', () => {
  const detail = { ...wholeDetail(diagram), axons: diagram.axons.slice(0, 1) };
  const { axons } = inFull(markedIn(diagram, new Set(['ay', 'by'])), detail);
  expect(axons.map(({ item }) => item.id)).toEqual(['ay']);
  expect(inFull(markedIn(diagram, new Set(['ay', 'by'])), null).axons).toEqual([]);
});

test('an axon has two strips: its outline, and over that the background, as wide as the axon and 2 on each side', () => {
  const marked = markedIn(diagram, new Set(['ay', 'y']));
  const [ring, outer, inner, ...others] = bandsAround(marked, 3, 0x112233, 0xfafaf7);
  expect([ring!.colour, outer!.colour, inner!.colour]).toEqual([0x112233, 0x112233, 0xfafaf7]);
  expect(others).toEqual([]);
  // Half the width is the fifth number of a vertex.
  const { width } = marked.axons[0]!;
  expect(ring!.ribbon[4]).toBeCloseTo(1.5, 6);
  expect(inner!.ribbon[4]).toBeCloseTo(width / 2 + 2, 6);
  expect(outer!.ribbon[4]).toBeCloseTo(width / 2 + 2 + 3, 6);
});

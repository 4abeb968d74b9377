import { expect, test } from 'vitest';
import { createCourses } from '../../../renderer/scene/courses.ts';
import type { Axon } from '../../../renderer/scene/parts.ts';

/** An axon along these cubics; of the rest of it nothing is read. */
function axon(...cubics: number[]): Axon {
  return { curve: { cubics } } as unknown as Axon;
}

function placeOn(courses: ReturnType<typeof createCourses>, k: number, fraction: number): [number, number] {
  const place = { x: 0, y: 0 };
  courses.at(k, fraction, place);
  return [place.x, place.y];
}

/** A straight cubic with evenly spaced control points is a line at an even pace. */
const line = axon(0, 0, 10, 20, 20, 40, 30, 60);
/** Two pieces: right by 30, then up by 60. */
const corner = axon(0, 0, 10, 0, 20, 0, 30, 0, 30, -20, 30, -40, 30, -60);
/** At 1/2 a cubic is at (p0 + 3 p1 + 3 p2 + p3) / 8. */
const arch = axon(0, 0, 0, 80, 80, 80, 80, 0);

test('places lie on the cubic, from one end to the other', () => {
  const courses = createCourses();
  courses.follow([line, corner, arch]);
  expect(placeOn(courses, 0, 0)).toEqual([0, 0]);
  expect(placeOn(courses, 0, 0.5)).toEqual([15, 30]);
  expect(placeOn(courses, 0, 1)).toEqual([30, 60]);
  expect(placeOn(courses, 2, 0.5)).toEqual([40, 60]);
});

test('each piece of a chain takes as long as another', () => {
  const courses = createCourses();
  courses.follow([line, corner]);
  expect(placeOn(courses, 1, 0.25)).toEqual([15, 0]);
  expect(placeOn(courses, 1, 0.5)).toEqual([30, 0]);
  expect(placeOn(courses, 1, 0.75)).toEqual([30, -30]);
  expect(placeOn(courses, 1, 1)).toEqual([30, -60]);
});

test('axons that are drawn anew are followed, whether or not they have as many pieces as before', () => {
  const courses = createCourses();
  courses.follow([line, corner, arch]);
  courses.follow([arch, corner, line]);
  expect(placeOn(courses, 0, 0.5)).toEqual([40, 60]);
  expect(placeOn(courses, 2, 0.5)).toEqual([15, 30]);
  courses.follow([corner, line, arch]);
  expect(placeOn(courses, 0, 1)).toEqual([30, -60]);
  expect(placeOn(courses, 1, 1)).toEqual([30, 60]);
  courses.follow([arch]);
  expect(placeOn(courses, 0, 0.5)).toEqual([40, 60]);
});

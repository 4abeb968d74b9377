import { expect, test } from 'vitest';
import {
  fitBox,
  panBy,
  resizeCamera,
  screenToWorld,
  turnWheel,
  wheelFactor,
  worldToScreen,
  zoomAt,
} from '../../../renderer/scene/camera.ts';

const camera = { x: 100, y: 50, zoom: 2 };

test('screen and canvas convert into each other', () => {
  expect(worldToScreen(camera, { x: 10, y: -5 })).toEqual({ x: 120, y: 40 });
  expect(screenToWorld(camera, { x: 120, y: 40 })).toEqual({ x: 10, y: -5 });
});

test('zooming keeps the point under the cursor', () => {
  const anchor = { x: 300, y: 200 };
  const zoomed = zoomAt(camera, anchor, 1.5);
  expect(zoomed).toEqual({ x: 0, y: -25, zoom: 3 });
  expect(screenToWorld(zoomed, anchor)).toEqual(screenToWorld(camera, anchor));
});

test('zoom stays between 0.2 and 32, and the anchor holds at the limits', () => {
  expect(zoomAt(camera, { x: 0, y: 0 }, 100).zoom).toBe(32);
  expect(zoomAt(camera, { x: 0, y: 0 }, 0.001).zoom).toBe(0.2);
  expect(zoomAt({ x: 7, y: 9, zoom: 32 }, { x: 50, y: 60 }, 2)).toEqual({ x: 7, y: 9, zoom: 32 });
});

test('panning moves by screen pixels', () => {
  expect(panBy(camera, -3, 4)).toEqual({ x: 97, y: 54, zoom: 2 });
});

test('fit centres a box with its margin', () => {
  const box = { minX: 0, minY: 0, maxX: 700, maxY: 100 };
  expect(fitBox(box, { width: 800, height: 600 }, 50)).toEqual({ x: 50, y: 250, zoom: 1 });
  expect(fitBox(box, { width: 450, height: 600 }, 50)).toEqual({ x: 50, y: 275, zoom: 0.5 });
});

test('fit does not blow a small circuit up, and shows the origin of an empty one', () => {
  expect(fitBox({ minX: 0, minY: 0, maxX: 10, maxY: 10 }, { width: 800, height: 600 }, 50).zoom).toBe(1.5);
  expect(fitBox(null, { width: 800, height: 600 }, 50)).toEqual({ x: 400, y: 300, zoom: 1 });
});

test('the wheel zooms out downwards, lines count as 16 pixels, a pinch is finer grained', () => {
  const wheel = { deltaY: 100, deltaMode: 0, ctrlKey: false };
  expect(wheelFactor(wheel)).toBeCloseTo(Math.exp(-0.15), 12);
  expect(wheelFactor({ ...wheel, deltaY: -3, deltaMode: 1 })).toBeCloseTo(Math.exp(0.072), 12);
  expect(wheelFactor({ ...wheel, deltaY: 10, ctrlKey: true })).toBeCloseTo(Math.exp(-0.1), 12);
});

test('with shift the wheel pans sideways, on whichever axis the system puts it', () => {
  const wheel = { deltaX: 0, deltaY: 30, deltaMode: 0, ctrlKey: false, shiftKey: true };
  const anchor = { x: 300, y: 200 };
  expect(turnWheel(camera, anchor, wheel)).toEqual({ x: 70, y: 50, zoom: 2 });
  expect(turnWheel(camera, anchor, { ...wheel, deltaX: -2, deltaY: 0, deltaMode: 1 })).toEqual({
    x: 132,
    y: 50,
    zoom: 2,
  });
});

test('small scrolls of a trackpad zoom like a wheel', () => {
  const scroll = { deltaX: 1.5, deltaY: 4, deltaMode: 0, ctrlKey: false, shiftKey: false };
  const zoomed = turnWheel(camera, { x: 100, y: 50 }, scroll);
  expect(zoomed).toEqual({ x: 100, y: 50, zoom: expect.closeTo(2 * Math.exp(-0.006), 12) });
});

const square = { minX: 0, minY: 0, maxX: 100, maxY: 100 };
const window4 = { width: 400, height: 300 };

test.each([
  ['a fitted circuit is fitted again', { x: 125, y: 75, zoom: 1.5 }, { width: 600, height: 400 }, [225, 125, 1.5]],
  ['the middle of a part that is seen stays', { x: 0, y: 0, zoom: 4 }, { width: 200, height: 200 }, [-100, -50, 4]],
  ['a circuit that would be lost is fitted', { x: -380, y: 0, zoom: 4 }, { width: 200, height: 300 }, [48, 98, 1.04]],
  ['one that was whole and would be cut, too', { x: 0, y: 0, zoom: 1 }, { width: 150, height: 300 }, [48, 123, 0.54]],
])('after a resize %s', (_, before, to, [x, y, zoom]) => {
  expect(resizeCamera(before, window4, to, square)).toEqual({ x, y, zoom });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followSize } from '../../../renderer/scene/follow-size.ts';

let observed: () => void;

beforeEach(() => {
  vi.stubGlobal('window', { devicePixelRatio: 2 });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        observed = callback;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
});
afterEach(() => void vi.unstubAllGlobals());

function start() {
  const host = { clientWidth: 800, clientHeight: 600 };
  const renderer = { screen: { width: 800, height: 600 }, resolution: 2, resize: vi.fn() };
  // As Pixi does: pixels are whole, and the size is that of them.
  renderer.resize.mockImplementation((width: number, height: number, resolution: number) => {
    const whole = (size: number): number => Math.round(size * resolution) / resolution;
    Object.assign(renderer, { screen: { width: whole(width), height: whole(height) }, resolution });
  });
  const resized = vi.fn();
  const size = followSize(host as HTMLElement, renderer as never, resized, 0.5);
  return { host, renderer, resized, size };
}

test('a coarse picture has fewer pixels in the same place, and the window is not told', () => {
  const { renderer, resized, size } = start();
  size.coarsen(true);
  size.coarsen(true);
  size.follow();
  expect(renderer.resize.mock.calls).toEqual([[800, 600, 1]]);
  expect(size.isCoarse).toBe(true);
  size.coarsen(false);
  expect(renderer.resolution).toBe(2);
  expect(resized).not.toHaveBeenCalled();
});

test('a host of another size is drawn sharp, until the picture is coarse again', () => {
  const { host, renderer, resized, size } = start();
  size.coarsen(true);
  host.clientWidth = 1000;
  observed();
  expect(renderer.resize).toHaveBeenLastCalledWith(1000, 600, 2);
  expect(resized).toHaveBeenCalledTimes(1);
  size.coarsen(true);
  expect(renderer.resize).toHaveBeenLastCalledWith(1000, 600, 1);
});

test('a host of an odd size keeps it, however often the picture was coarse', () => {
  const { host, renderer, resized, size } = start();
  vi.stubGlobal('window', { devicePixelRatio: 1 });
  host.clientWidth = 1001;
  size.follow();
  for (const coarse of [true, false, true, false]) size.coarsen(coarse);
  expect(renderer.screen).toEqual({ width: 1001, height: 600 });
  size.coarsen(true);
  observed();
  expect([size.isCoarse, resized.mock.calls.length]).toEqual([true, 1]);
});

test('another screen takes over its pixel ratio', () => {
  const { renderer, resized, size } = start();
  size.coarsen(true);
  vi.stubGlobal('window', { devicePixelRatio: 1 });
  size.follow();
  expect(renderer.resolution).toBe(1);
  expect(resized).toHaveBeenCalledTimes(1);
});

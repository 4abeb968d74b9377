import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDisplayLoop } from '../../../renderer/scene/display-loop.ts';

let frames: (() => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => (frames[id - 1] = () => {}));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function start(pace: { ready: boolean }, isAwake = () => true) {
  const draw = vi.fn();
  const stop = startDisplayLoop(
    { isAwake, draw },
    { follow() {} },
    {
      ...pace,
      get ready() {
        return pace.ready;
      },
      drawn() {},
    },
  );
  return { draw, stop, nextFrame: () => frames.at(-1)!() };
}

test('a picture is drawn on each display frame, and none in between', () => {
  const { draw, nextFrame } = start({ ready: true });
  nextFrame();
  nextFrame();
  vi.advanceTimersByTime(100);
  expect(draw).toHaveBeenCalledTimes(2);
});

test('a picture that had to wait for the one before is drawn without another display frame', () => {
  const pace = { ready: false };
  const { draw, nextFrame } = start(pace);
  nextFrame();
  vi.advanceTimersByTime(10);
  expect(draw).not.toHaveBeenCalled();
  pace.ready = true;
  vi.advanceTimersByTime(2);
  expect(draw).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(draw).toHaveBeenCalledTimes(1);
});

test('nothing is drawn while nothing changes', () => {
  const { draw, nextFrame } = start({ ready: true }, () => false);
  nextFrame();
  vi.advanceTimersByTime(100);
  expect(draw).not.toHaveBeenCalled();
});

test('once ended, what waits is not drawn any more', () => {
  const pace = { ready: false };
  const { draw, stop, nextFrame } = start(pace);
  nextFrame();
  stop();
  pace.ready = true;
  vi.advanceTimersByTime(100);
  expect(draw).not.toHaveBeenCalled();
});

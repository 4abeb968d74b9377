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

interface Machine {
  /** Whether what was drawn before is done. */
  readonly done?: boolean;
  readonly awake?: boolean;
  readonly moving?: boolean;
  readonly urgent?: boolean;
}

function start(first: Machine = {}) {
  let machine: Required<Machine> = { done: true, awake: true, moving: false, urgent: true, ...first };
  const draw = vi.fn();
  const size = { follow() {}, isCoarse: false, coarsen: vi.fn((coarse: boolean) => void (size.isCoarse = coarse)) };
  const stop = startDisplayLoop(
    { isAwake: () => machine.awake, isMoving: () => machine.moving, draw },
    size,
    { allows: (_now, urgent) => machine.done && urgent, drawn() {} },
    { isUrgent: () => machine.urgent, answered: () => (machine = { ...machine, urgent: false }) },
  );
  return {
    ...{ draw, coarsen: size.coarsen, stop },
    nextFrame: () => frames.at(-1)!(),
    now: (next: Machine) => (machine = { ...machine, ...next }),
  };
}

test('a picture is drawn on each display frame, and none in between', () => {
  const { draw, nextFrame, now } = start();
  nextFrame();
  now({ urgent: true });
  nextFrame();
  vi.advanceTimersByTime(100);
  expect(draw).toHaveBeenCalledTimes(2);
});

test('a picture that had to wait for the one before is drawn without another display frame', () => {
  const { draw, nextFrame, now } = start({ done: false });
  nextFrame();
  vi.advanceTimersByTime(10);
  expect(draw).not.toHaveBeenCalled();
  now({ done: true });
  vi.advanceTimersByTime(2);
  expect(draw).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(draw).toHaveBeenCalledTimes(1);
});

test('nothing is drawn while nothing changes', () => {
  const { draw, nextFrame } = start({ awake: false });
  nextFrame();
  vi.advanceTimersByTime(100);
  expect(draw).not.toHaveBeenCalled();
});

test('once ended, what waits is not drawn any more', () => {
  const { draw, stop, nextFrame, now } = start({ done: false });
  nextFrame();
  stop();
  now({ done: true });
  vi.advanceTimersByTime(100);
  expect(draw).not.toHaveBeenCalled();
});

test('a picture that was answered leaves room, and the next act is answered at once', () => {
  const { draw, nextFrame, now } = start();
  nextFrame();
  nextFrame();
  vi.advanceTimersByTime(10);
  expect(draw).toHaveBeenCalledTimes(1);
  now({ urgent: true });
  vi.advanceTimersByTime(2);
  expect(draw).toHaveBeenCalledTimes(2);
});

test('the picture is coarse while it moves and sharp again at rest', () => {
  const { coarsen, draw, nextFrame, now } = start({ moving: true });
  nextFrame();
  now({ moving: false, urgent: true });
  nextFrame();
  expect(coarsen.mock.calls).toEqual([[true], [false]]);
  expect(coarsen.mock.invocationCallOrder[0]).toBeLessThan(draw.mock.invocationCallOrder[0]!);
});

test('a picture that was left coarse is drawn sharp, though nothing moves any more', () => {
  const { draw, coarsen, nextFrame, now } = start({ moving: true });
  nextFrame();
  now({ moving: false, awake: false, urgent: true });
  nextFrame();
  expect(coarsen).toHaveBeenLastCalledWith(false);
  now({ urgent: true });
  nextFrame();
  expect(draw).toHaveBeenCalledTimes(2);
});

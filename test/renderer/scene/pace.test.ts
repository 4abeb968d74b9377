import { expect, test } from 'vitest';
import { createPace } from '../../../renderer/scene/pace.ts';

/** As much of a context as fences need; `finish` ends what was drawn before, `lose` takes the context away. */
function fakeContext() {
  let [status, alive] = [0, 0];
  const gl = {
    ...{ SYNC_GPU_COMMANDS_COMPLETE: 1, TIMEOUT_EXPIRED: 2, CONDITION_SATISFIED: 3, WAIT_FAILED: 4 },
    fenceSync: () => {
      status = gl.TIMEOUT_EXPIRED;
      alive++;
      return {};
    },
    clientWaitSync: () => status,
    deleteSync: () => void alive--,
    flush() {},
  };
  return {
    gl: gl as unknown as WebGL2RenderingContext,
    finish: () => void (status = gl.CONDITION_SATISFIED),
    lose: () => void (status = gl.WAIT_FAILED),
    fences: () => alive,
  };
}

test('a picture waits until the one before is done', () => {
  const { gl, finish, fences } = fakeContext();
  const pace = createPace(gl);
  expect(pace.allows(0, true)).toBe(true);
  pace.drawn(0);
  expect([pace.allows(10, true), pace.allows(20, true)]).toEqual([false, false]);
  finish();
  expect(pace.allows(30, true)).toBe(true);
  expect(fences()).toBe(0);
});

test('what is not urgent leaves as much time as the picture before took', () => {
  const { gl, finish } = fakeContext();
  const pace = createPace(gl);
  pace.drawn(100);
  finish();
  expect(pace.allows(140, false)).toBe(false);
  expect(pace.allows(179, false)).toBe(false);
  expect(pace.allows(179, true)).toBe(true);
  expect(pace.allows(180, false)).toBe(true);
});

test('a lost context holds nothing back', () => {
  const { gl, lose } = fakeContext();
  const pace = createPace(gl);
  pace.drawn(0);
  lose();
  expect(pace.allows(1, true)).toBe(true);
});

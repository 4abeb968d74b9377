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
  expect(pace.ready).toBe(true);
  pace.drawn();
  expect([pace.ready, pace.ready]).toEqual([false, false]);
  finish();
  expect(pace.ready).toBe(true);
  expect(fences()).toBe(0);
});

test('a lost context holds nothing back', () => {
  const { gl, lose } = fakeContext();
  const pace = createPace(gl);
  pace.drawn();
  lose();
  expect(pace.ready).toBe(true);
});

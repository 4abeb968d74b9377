/** Holds drawing back until what was drawn before is done. */
export interface Pace {
  /**
   * Whether a picture may begin at `now`, in ms. One that is `urgent` may as soon as the one before is done, so that it is seen next;
   * others leave as much time between as the one before took.
   */
  allows(now: number, urgent: boolean): boolean;
  /** To be called after each picture. */
  drawn(now: number): void;
}

/**
 * On the processor a picture may take longer than a display frame. Pictures sent on would wait in line, and input be seen
 * only after all of them; so none is sent before the one before is done.
 */
export function createPace(gl: WebGL2RenderingContext): Pace {
  let fence: WebGLSync | null = null;
  let begunAt = -Infinity;
  let restsUntil = -Infinity;
  return {
    allows(now, urgent) {
      if (fence !== null) {
        // A fence of a context that was lost has failed, and is waited for no longer.
        if (gl.clientWaitSync(fence, 0, 0) === gl.TIMEOUT_EXPIRED) return false;
        gl.deleteSync(fence);
        fence = null;
        restsUntil = now + (now - begunAt);
      }
      return urgent || now >= restsUntil;
    },
    drawn(now) {
      begunAt = now;
      fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      gl.flush();
    },
  };
}

/** Graphics cards work side by side with the program, and are sent one picture after the other. */
export const unpaced: Pace = { allows: () => true, drawn() {} };

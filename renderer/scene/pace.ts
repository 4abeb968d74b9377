/** Holds drawing back until what was drawn before is done. */
export interface Pace {
  /** Whether the picture before is done, so that a new one begun now is seen next. */
  readonly ready: boolean;
  /** To be called after each picture. */
  drawn(): void;
}

/**
 * On the processor a picture may take longer than a display frame. Pictures sent on would wait in line, and input be seen
 * only after all of them; so none is sent before the one before is done.
 */
export function createPace(gl: WebGL2RenderingContext): Pace {
  let fence: WebGLSync | null = null;
  return {
    get ready() {
      if (fence === null) return true;
      // A fence of a context that was lost has failed, and is waited for no longer.
      if (gl.clientWaitSync(fence, 0, 0) === gl.TIMEOUT_EXPIRED) return false;
      gl.deleteSync(fence);
      fence = null;
      return true;
    },
    drawn() {
      fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      gl.flush();
    },
  };
}

/** Graphics cards work side by side with the program, and are sent one picture after the other. */
export const unpaced: Pace = { ready: true, drawn() {} };

import type { WebGLRenderer } from 'pixi.js';

export interface SizeFollower {
  /** Looks whether the screen's pixel ratio changed: a window that goes to another screen keeps its size, and no event is sure to tell. */
  follow(): void;
  /** Whether fewer pixels are drawn than the screen has. */
  readonly isCoarse: boolean;
  /** Draws fewer pixels from now on, or all of them again. */
  coarsen(coarse: boolean): void;
  stop(): void;
}

/**
 * Keeps the renderer the size of `host`, in pixels of the screen it is on, and calls `resized` after each change. A coarse picture
 * has `coarseness` of the pixels in each direction, 0 to 1.
 */
export function followSize(
  host: HTMLElement,
  renderer: Pick<WebGLRenderer, 'screen' | 'resolution' | 'resize'>,
  resized: () => void,
  coarseness: number,
): SizeFollower {
  let share = 1;
  let ratio = renderer.resolution;
  let size = { width: renderer.screen.width, height: renderer.screen.height };
  const resize = (): void => {
    const { width, height } = sizeOf(host);
    if (size.width === width && size.height === height && ratio === window.devicePixelRatio) return;
    size = { width, height };
    ratio = window.devicePixelRatio;
    share = 1;
    renderer.resize(width, height, ratio);
    resized();
  };
  const observer = new ResizeObserver(resize);
  observer.observe(host);
  return {
    follow() {
      if (ratio !== window.devicePixelRatio) resize();
    },
    get isCoarse() {
      return share < 1;
    },
    coarsen(coarse) {
      const next = coarse ? coarseness : 1;
      if (next === share) return;
      share = next;
      // The screen of the renderer is that of whole coarse pixels, which may be a little more than the host.
      const { width, height } = sizeOf(host);
      renderer.resize(width, height, share * ratio);
    },
    stop: () => observer.disconnect(),
  };
}

export function sizeOf(host: HTMLElement): { width: number; height: number } {
  return { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
}

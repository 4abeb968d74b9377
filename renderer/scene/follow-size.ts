import type { WebGLRenderer } from 'pixi.js';

export interface SizeFollower {
  /** Looks whether the screen's pixel ratio changed: a window that goes to another screen keeps its size, and no event is sure to tell. */
  follow(): void;
  stop(): void;
}

/** Keeps the renderer the size of `host`, in pixels of the screen it is on, and calls `resized` after each change. */
export function followSize(host: HTMLElement, renderer: WebGLRenderer, resized: () => void): SizeFollower {
  const resize = (): void => {
    const { width, height } = sizeOf(host);
    const sameSize = renderer.screen.width === width && renderer.screen.height === height;
    if (sameSize && renderer.resolution === window.devicePixelRatio) return;
    renderer.resize(width, height, window.devicePixelRatio);
    resized();
  };
  const observer = new ResizeObserver(resize);
  observer.observe(host);
  return {
    follow() {
      if (renderer.resolution !== window.devicePixelRatio) resize();
    },
    stop: () => observer.disconnect(),
  };
}

export function sizeOf(host: HTMLElement): { width: number; height: number } {
  return { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) };
}

const contexts = new WeakMap<HTMLCanvasElement, RenderingContext>();

/** Keeps in mind which context each canvas is drawn by. Must come before the first is made. */
export function watchContexts(): void {
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...options: unknown[]) {
    const context = Reflect.apply(getContext, this, options) as RenderingContext | null;
    if (context) contexts.set(this, context);
    return context;
  } as typeof getContext;
}

const pixel = new Uint8Array(4);

/**
 * Waits until all that was drawn on the canvases of a host is drawn, by reading a pixel back. Without this a program that
 * sends its commands quickly would seem fast for as long as the browser lets commands pile up.
 */
export function finish(host: HTMLElement): void {
  for (const canvas of host.querySelectorAll('canvas')) {
    const context = contexts.get(canvas);
    if (context instanceof WebGL2RenderingContext) {
      context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, pixel);
    } else if (context instanceof CanvasRenderingContext2D && canvas.width > 0) {
      context.getImageData(0, 0, 1, 1);
    }
  }
}

/**
 * Calls `restored` when a WebGL context that the driver took away is back. The renderer has asked for it, and holds
 * everything that was drawn in memory of its own; only the picture must be drawn. Returns what stops it.
 */
export function followContext(canvas: HTMLCanvasElement, restored: () => void): () => void {
  const listening = new AbortController();
  canvas.addEventListener('webglcontextrestored', restored, { signal: listening.signal });
  return () => listening.abort();
}

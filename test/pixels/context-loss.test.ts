import { expect, test } from 'vitest';
import { nand, nandSources } from '../renderer/scene/network.ts';
import { differing, frameOf, light, pixelsOf, stand } from './scene-pixels.ts';

test('a context that was lost comes back with the same picture, without waiting for the next change', async () => {
  const { scene, canvas, shot, remove } = await stand(nand, nandSources, { theme: light });
  scene.frame(frameOf(3, { step: 1, spikes: Int32Array.of(0, 0, 2, 0) }));
  shot(0);
  const before = shot(30);
  const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
  const lost = heard(canvas, 'webglcontextlost', (event) => event.defaultPrevented);
  extension?.loseContext();
  expect(await lost).toBe(true);
  scene.draw(30);
  const restored = heard(canvas, 'webglcontextrestored', () => pixelsOf(canvas));
  extension?.restoreContext();
  expect(differing(before, await restored)).toBe(0);
  remove();
});

/** What `look` sees after all other listeners, once the browser is done: not before may a context be asked back. */
function heard<T>(canvas: HTMLCanvasElement, name: string, look: (event: Event) => T): Promise<T> {
  return new Promise((resolve) => {
    canvas.addEventListener(name, (event) => setTimeout(resolve, 0, look(event)), { once: true });
  });
}

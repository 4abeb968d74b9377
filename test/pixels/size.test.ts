import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { nand, nandSources } from '../renderer/scene/network.ts';
import { stand, type Stand } from './scene-pixels.ts';

let shown: Stand;
beforeEach(async () => {
  shown = await stand(nand, nandSources, { autoStart: true });
});
afterEach(async () => {
  shown.remove();
  await cdp().send('Emulation.clearDeviceMetricsOverride');
});

test('the picture follows the size of its host, and what was in the middle stays there', async () => {
  const { canvas, scene } = shown;
  scene.zoomBy(4);
  const middle = scene.toWorld(400, 200);
  const host = canvas.parentElement;
  if (host === null) throw new Error('Found no host, expected the parent of the canvas.');
  host.style.width = '601px';
  host.style.height = '300px';
  await vi.waitUntil(() => canvas.width !== 800);
  expect([canvas.width, canvas.height, canvas.clientWidth, canvas.clientHeight]).toEqual([601, 300, 601, 300]);
  expect(scene.toWorld(300.5, 150)).toEqual({ x: expect.closeTo(middle.x, 6), y: expect.closeTo(middle.y, 6) });
});

test('the picture follows the pixel ratio of the screen, though its size stays', async () => {
  const { canvas } = shown;
  for (const ratio of [2, 1.5, 1]) {
    await cdp().send('Emulation.setDeviceMetricsOverride', {
      ...{ width: 800, height: 600, deviceScaleFactor: ratio, mobile: false },
    });
    await vi.waitUntil(() => canvas.width === 800 * ratio);
    expect([canvas.height, canvas.clientWidth, canvas.clientHeight]).toEqual([400 * ratio, 800, 400]);
  }
});

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { parseNetworkText } from '../../engine/network/parse.ts';
import type { Network, Position } from '../../engine/network/types.ts';
import { pixelOf, plotColour } from '../../renderer/plots/colours.ts';
import { FIT_MARGIN, fitBox, worldToScreen } from '../../renderer/scene/camera.ts';
import { boundsOf, drawDiagram } from '../../renderer/scene/diagram.ts';
import { outPort } from '../../renderer/scene/geometry.ts';
import { emptyDiagram, type Part } from '../../renderer/scene/parts.ts';

/** Looks again until the assertion holds; the last failure is thrown. `waitForFunction` needs eval, which our CSP forbids. */
export async function eventually(assertion: () => void | Promise<void>, milliseconds = 20_000): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(100);
    }
  }
}

/** Steps done, from the transport's readout. */
export async function readStep(page: Page): Promise<number> {
  return Number((await page.locator('.readout .step').innerText()).replaceAll(',', ''));
}

/** Epochs done, from the readout of the train view. */
export async function readEpoch(page: Page): Promise<number> {
  return Number((await page.locator('.readout .epoch').innerText()).replaceAll(',', ''));
}

/** Presses Pause; ms until the readout of steps, or of epochs, last changed. */
export function pauseTime(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const readout = document.querySelector('.readout :is(.step, .epoch)')!;
        let last = performance.now();
        const pressed = last;
        const observer = new MutationObserver(() => (last = performance.now()));
        observer.observe(readout, { subtree: true, childList: true, characterData: true });
        document.querySelector<HTMLElement>('[aria-label="Pause"]')!.click();
        setTimeout(() => resolve(last - pressed), 1500);
      }),
  );
}

/** Where a part of the fitted circuit stands in the window, by the scene's own geometry. */
export function canvasPoint(page: Page, network: Network, id: string): Promise<Position> {
  return fittedPoint(page, network, id, (part) => part);
}

/** Where the connections of a part of the fitted circuit begin. */
export function portPoint(page: Page, network: Network, id: string): Promise<Position> {
  return fittedPoint(page, network, id, outPort);
}

async function fittedPoint(
  page: Page,
  network: Network,
  id: string,
  pick: (part: Part) => Position,
): Promise<Position> {
  const box = await page.locator('.canvas .host canvas').boundingBox();
  const diagram = drawDiagram(network, new Map(), emptyDiagram);
  const part = diagram.partById.get(id);
  if (!box || !part) throw new Error(`Found no canvas or no part "${id}"`);
  const screen = worldToScreen(fitBox(boundsOf(diagram), box, FIT_MARGIN), pick(part));
  return { x: box.x + screen.x, y: box.y + screen.y };
}

/** Pixels of the raster in the colour of one probed target; no other plot on the page uses that canvas. */
export async function countSpikePixels(page: Page, network: Network, target: string): Promise<number> {
  const targets = [...new Set(network.probes.flatMap((probe) => (probe.kind === 'spikes' ? [probe.target] : [])))];
  const dark = (await page.locator('html').getAttribute('data-theme')) === 'dark';
  return page
    .locator('.plots canvas')
    .first()
    .evaluate(
      (element, pixel) => {
        const canvas = element as HTMLCanvasElement;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return new Uint32Array(data.buffer).filter((colour) => colour === pixel).length;
      },
      pixelOf(plotColour(targets.indexOf(target), dark)),
    );
}

/** A network that comes with the app. */
export function exampleNetwork(name: string): Network {
  const parsed = parseNetworkText(readFileSync(`examples/${name}.network.json`, 'utf8'));
  if (!parsed.ok) throw new Error(`Found issues in the example ${name}: ${JSON.stringify(parsed.issues)}`);
  return parsed.value;
}

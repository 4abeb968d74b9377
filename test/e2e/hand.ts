import { join } from 'node:path';
import type { Locator } from 'playwright';
import type { Network } from '../../engine/network/types.ts';
import { saveAs } from './deeds.ts';
import type { LaunchedApp } from './electron.ts';
import { canvasPoint, portPoint } from './window.ts';

/** What a hand with a mouse does on the canvas. Every deed fits the circuit into the window first, so that its parts can be found. */
export interface Hand {
  /** The open network, by way of a file in `folder`. */
  openNetwork(): Promise<Network>;
  palette(name: string): Locator;
  /** Drags an item of the palette to a place of the canvas, in pixels from its corner. */
  drop(name: string, x: number, y: number): Promise<void>;
  clickPart(id: string): Promise<void>;
  /** Drags from the dot at the right of `source` to the middle of `target`. */
  wire(source: string, target: string): Promise<void>;
}

export function handOf(launched: LaunchedApp, folder: string): Hand {
  const { page } = launched;
  const openNetwork = (): Promise<Network> => saveAs(launched, join(folder, 'mine.network.json'));
  const palette = (name: string): Locator =>
    page.getByRole('complementary', { name: 'Palette' }).getByRole('button', { name, exact: true });
  const fitted = async (): Promise<Network> => {
    await page.keyboard.press('Control+0');
    return openNetwork();
  };
  return {
    openNetwork,
    palette,
    async drop(name, x, y) {
      await palette(name).dragTo(page.locator('.canvas'), { targetPosition: { x, y } });
    },
    async clickPart(id) {
      const { x, y } = await canvasPoint(page, await fitted(), id);
      await page.mouse.click(x, y);
    },
    async wire(source, target) {
      const network = await fitted();
      const middle = await canvasPoint(page, network, source);
      const port = await portPoint(page, network, source);
      const end = await canvasPoint(page, network, target);
      await page.mouse.move(middle.x, middle.y);
      await page.mouse.move(port.x, port.y);
      await page.mouse.down();
      await page.mouse.move((port.x + end.x) / 2, (port.y + end.y) / 2, { steps: 4 });
      await page.mouse.move(end.x, end.y, { steps: 4 });
      await page.mouse.up();
    },
  };
}

import { WebGLRenderer } from 'pixi.js';
import { sizeOf } from './follow-size.ts';
import { NUMBER_FONT, TEXT_FONT } from './layers/text.ts';
import { isSoftwareOnly } from './software-gl.ts';

/** A WebGL renderer whose canvas fills `host`. */
export async function startRenderer(host: HTMLElement, background: number): Promise<WebGLRenderer> {
  await loadFonts();
  const renderer = new WebGLRenderer();
  const { width, height } = sizeOf(host);
  try {
    const resolution = window.devicePixelRatio;
    await renderer.init({
      width,
      height,
      resolution,
      background,
      autoDensity: true,
      antialias: !isSoftwareOnly(),
      eventMode: 'none',
    });
  } catch (cause) {
    const message =
      'The canvas needs WebGL 2 and got none; update the graphics driver or start with software rendering.';
    throw new Error(message, { cause });
  }
  const canvas = renderer.canvas;
  canvas.style.display = 'block';
  canvas.style.touchAction = 'none';
  host.append(canvas);
  return renderer;
}

/** Text is drawn once into textures, so its fonts must be there before. */
async function loadFonts(): Promise<void> {
  await Promise.all([document.fonts.load(`500 13px ${TEXT_FONT}`), document.fonts.load(`600 15px ${NUMBER_FONT}`)]);
}

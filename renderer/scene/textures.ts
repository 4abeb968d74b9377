import type { Texture } from 'pixi.js';
import { cssColour, isDark } from './colour.ts';
import { paint } from './paint.ts';
import type { SceneTheme } from './types.ts';

/** Texture pixels per canvas unit, so that a bead stays smooth at the largest zoom. */
export const TEXTURE_SCALE = 4;

/** Size of a bead with its tail, in canvas units; its centre is `BEAD_CENTRE` of the way along. */
const BEAD_LENGTH = 40;
const BEAD_HEIGHT = 20;
export const BEAD_CENTRE = 0.74;

/** Radius of the soft disc of `glowTexture`, in texture pixels. */
export const GLOW_RADIUS = 64;

/** A white disc that fades to nothing, to be tinted. */
export function glowTexture(): Texture {
  return paint(2 * GLOW_RADIUS, 2 * GLOW_RADIUS, (context) => {
    const gradient = context.createRadialGradient(GLOW_RADIUS, GLOW_RADIUS, 0, GLOW_RADIUS, GLOW_RADIUS, GLOW_RADIUS);
    gradient.addColorStop(0, 'rgba(255, 255, 255, 0.95)');
    gradient.addColorStop(0.35, 'rgba(255, 255, 255, 0.62)');
    gradient.addColorStop(0.65, 'rgba(255, 255, 255, 0.2)');
    gradient.addColorStop(1, 'rgba(255, 255, 255, 0)');
    context.fillStyle = gradient;
    context.fillRect(0, 0, 2 * GLOW_RADIUS, 2 * GLOW_RADIUS);
  });
}

/** A spike on its way to the right: core, halo and a short tail. */
export function beadTexture(theme: SceneTheme): Texture {
  const width = BEAD_LENGTH * TEXTURE_SCALE;
  const height = BEAD_HEIGHT * TEXTURE_SCALE;
  return paint(width, height, (context) => {
    const x = BEAD_CENTRE * width;
    const y = height / 2;
    paintTail(context, theme, x, y);
    paintHalo(context, theme, x, y, height / 2);
    paintCore(context, theme, x, y);
  });
}

function paintTail(context: CanvasRenderingContext2D, theme: SceneTheme, x: number, y: number): void {
  const tail = context.createLinearGradient(0, y, x, y);
  tail.addColorStop(0, cssColour(theme.spikeHalo, 0));
  tail.addColorStop(1, cssColour(theme.spikeHalo, 0.85));
  context.fillStyle = tail;
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(x, y - 3.4 * TEXTURE_SCALE);
  context.lineTo(x, y + 3.4 * TEXTURE_SCALE);
  context.fill();
}

function paintHalo(context: CanvasRenderingContext2D, theme: SceneTheme, x: number, y: number, radius: number): void {
  const strength = isDark(theme.background) ? 0.75 : 0.5;
  const halo = context.createRadialGradient(x, y, 0, x, y, radius);
  halo.addColorStop(0, cssColour(theme.spikeHalo, strength));
  halo.addColorStop(0.45, cssColour(theme.spikeHalo, strength * 0.5));
  halo.addColorStop(1, cssColour(theme.spikeHalo, 0));
  context.fillStyle = halo;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

/** On paper a pale core needs a rim to be seen. */
function paintCore(context: CanvasRenderingContext2D, theme: SceneTheme, x: number, y: number): void {
  context.beginPath();
  context.arc(x, y, 4.2 * TEXTURE_SCALE, 0, 2 * Math.PI);
  context.fillStyle = cssColour(theme.spikeCore, 1);
  context.fill();
  if (isDark(theme.background)) return;
  context.lineWidth = 1.6 * TEXTURE_SCALE;
  context.strokeStyle = cssColour(theme.spikeHalo, 1);
  context.stroke();
}

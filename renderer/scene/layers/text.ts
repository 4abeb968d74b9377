import { BitmapText, Text } from 'pixi.js';
import type { SceneTheme } from '../types.ts';

export const TEXT_FONT = 'Inter Variable, Inter, sans-serif';
export const NUMBER_FONT = 'JetBrains Mono Variable, JetBrains Mono, monospace';

/** Size of names in canvas units. */
export const LABEL_SIZE = 13;

/** A number that may change at any frame: its glyphs are drawn once, for all. */
export function numberText(text: string, fontSize: number, tint: number): BitmapText {
  const style = { fontFamily: NUMBER_FONT, fontSize, fontWeight: '600', fill: 0xffffff } as const;
  return new BitmapText({ text, style, anchor: 0.5, tint });
}

/** A name, with an edge in the background's colour that keeps it legible over axons. */
export function nameText(text: string, theme: SceneTheme): Text {
  return new Text({
    text,
    style: {
      fontFamily: TEXT_FONT,
      fontSize: LABEL_SIZE,
      fontWeight: '500',
      fill: theme.text,
      stroke: { color: theme.background, width: 4, join: 'round' },
    },
    anchor: { x: 0.5, y: 0 },
  });
}

/** A value in few characters: 0, 1, 0.25, 12, 1.5k. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000) return `${trimmed(value / 1000, 1)}k`;
  return trimmed(value, size >= 100 ? 0 : size >= 10 ? 1 : 2).replace('-', '−');
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

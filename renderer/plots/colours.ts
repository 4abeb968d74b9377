/** Colours of populations in plots, the same in every plot: Okabe & Ito (2008), without the two that mean sign. */
const palettes = {
  dark: ['#2cc299', '#cc79a7', '#f0e442', '#8da0f5', '#d98880', '#7fd0d8', '#b8c4d0'],
  light: ['#00765a', '#a8437c', '#806600', '#4a57b8', '#a23b2e', '#1d6f7a', '#4a5563'],
} as const;

/** Colour of the k-th probed target. */
export function plotColour(index: number, dark: boolean): string {
  const palette = dark ? palettes.dark : palettes.light;
  return palette[index % palette.length]!;
}

/** `#rrggbb` as red, green and blue, 0 to 255. */
export function rgbOf(colour: string): readonly [number, number, number] {
  const rgb = parseInt(colour.slice(1), 16);
  return [rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff];
}

/** `#rrggbb` as the 32-bit pixel of an ImageData on a little-endian machine: AABBGGRR. */
export function pixelOf(colour: string): number {
  const rgb = parseInt(colour.slice(1), 16);
  const swapped = ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >>> 16);
  return (0xff000000 | swapped) >>> 0;
}

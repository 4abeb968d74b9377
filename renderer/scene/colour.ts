/** The colour `t` of the way from `a` to `b`, all 0xRRGGBB. */
export function mixColours(a: number, b: number, t: number): number {
  const channel = (shift: number): number => {
    const from = (a >> shift) & 0xff;
    return Math.round(from + (((b >> shift) & 0xff) - from) * t) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

/** The colour `t` of the way from `a` to `b`, bent towards `by` so that it need not pass through the hues between them. */
export function bendColours(a: number, by: number, b: number, t: number): number {
  return mixColours(mixColours(a, by, t), mixColours(by, b, t), t);
}

/** Relative luminance, 0 black to 1 white (WCAG 2.2). */
export function luminance(colour: number): number {
  const linear = (shift: number): number => {
    const value = ((colour >> shift) & 0xff) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0);
}

export function isDark(background: number): boolean {
  return luminance(background) < 0.2;
}

/** `rgba(…)` for a 2D canvas. */
export function cssColour(colour: number, alpha: number): string {
  return `rgba(${(colour >> 16) & 0xff}, ${(colour >> 8) & 0xff}, ${colour & 0xff}, ${alpha})`;
}

/** Cover of the light on a disc: rises early, since a thin wash of light on dark looks dirty. */
export function litAlpha(level: number): number {
  return level ** 0.55;
}

/** Ink on a disc that is lit by `level`: dark once the light prevails, in either theme. */
export function inkOn(level: number, unlit: number): number {
  return level > 0.25 ? 0x1b1f24 : unlit;
}

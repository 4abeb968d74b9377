import type { SceneTheme } from '../../scene/types.ts';

/** The scene's colours, read from the CSS tokens of the present theme. */
export function sceneTheme(): SceneTheme {
  const style = getComputedStyle(document.documentElement);
  const colour = (token: string): number => parseColour(style.getPropertyValue(token));
  return {
    background: colour('--ink'),
    grid: colour('--line'),
    panel: colour('--panel'),
    raised: colour('--raised'),
    line: colour('--edge'),
    text: colour('--text'),
    quiet: colour('--quiet'),
    excitatory: colour('--excitatory'),
    inhibitory: colour('--inhibitory'),
    spikeCore: colour('--spike-core'),
    spikeHalo: colour('--spike-halo'),
    focus: colour('--accent'),
  };
}

/** `#rrggbb`, or `#rgb` as a minifier may write it, as 0xRRGGBB. */
export function parseColour(css: string): number {
  const digits = css.trim().slice(1);
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  if (!/^[0-9a-f]{6}$/i.test(full)) throw new Error(`Found colour "${css}", expected #rrggbb`);
  return parseInt(full, 16);
}

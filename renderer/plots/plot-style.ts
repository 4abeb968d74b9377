import type uPlot from 'uplot';

/** Width of the axis left of each plot, in CSS pixels: one for all, so that their time axes stand in line. */
export const leftAxis = 76;
/** Part of it that a title takes. */
export const titleWidth = 16;
/** Height of the time axis with its title. */
export const timeAxis = 34;

/** Plots that share the cursor. */
const syncKey = 'time';

export interface PlotStyle {
  readonly quiet: string;
  readonly line: string;
  readonly font: string;
}

/** The plots' colours and type, from the CSS tokens of the present theme. */
export function readStyle(): PlotStyle {
  const style = getComputedStyle(document.documentElement);
  return {
    quiet: style.getPropertyValue('--quiet').trim(),
    line: style.getPropertyValue('--line').trim(),
    font: `11px ${style.getPropertyValue('--font')}`,
  };
}

export function axis({ quiet, line, font }: PlotStyle): uPlot.Axis {
  return {
    stroke: quiet,
    font,
    labelFont: font,
    gap: 4,
    grid: { stroke: line, width: 1 },
    ticks: { stroke: line, width: 1, size: 4 },
  };
}

export function timeAxisOf(style: PlotStyle): uPlot.Axis {
  return { ...axis(style), size: timeAxis, label: 't (ms)', labelSize: 14, labelGap: 0 };
}

/** What every plot has: no legend, a cursor shared with the others, a drag that selects a span of time. */
export function plotBase(width: number, height: number, ondoubleclick: () => void): Omit<uPlot.Options, 'series'> {
  return {
    width,
    height,
    legend: { show: false },
    padding: [6, 12, 0, 0],
    cursor: {
      sync: { key: syncKey, setSeries: false },
      drag: { x: true, y: false, setScale: false },
      y: false,
      points: { show: false },
      bind: { dblclick: () => () => (ondoubleclick(), null) },
    },
  };
}

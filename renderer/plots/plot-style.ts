import type uPlot from 'uplot';
import { formatNumber } from '../ui/number.ts';

/** Width of the axis left of each plot, in CSS pixels: one for all, so that their time axes stand in line. */
export const leftAxis = 76;
/** Part of it that a title takes. */
export const titleWidth = 16;
/** Height of the time axis with its title. */
export const timeAxis = 40;
/** Space right of each plot, where half of the last time stands. */
export const rightPadding = 22;
/** Space within each plot above and below what it shows, in CSS pixels. */
export const plotPadding = 6;

/** Plots that share the cursor. */
const syncKey = 'time';

export interface PlotStyle {
  readonly dark: boolean;
  readonly excitatory: string;
  readonly inhibitory: string;
  readonly accent: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  /** What pictures are drawn on. */
  readonly ground: string;
  readonly font: string;
}

/** The plots' colours and type, from the CSS tokens of the present theme. */
export function readStyle(dark: boolean): PlotStyle {
  const style = getComputedStyle(document.documentElement);
  return {
    dark,
    excitatory: style.getPropertyValue('--excitatory').trim(),
    inhibitory: style.getPropertyValue('--inhibitory').trim(),
    accent: style.getPropertyValue('--accent').trim(),
    text: style.getPropertyValue('--text').trim(),
    quiet: style.getPropertyValue('--quiet').trim(),
    line: style.getPropertyValue('--line').trim(),
    ground: style.getPropertyValue('--ink').trim(),
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

/** Of all plots but the lowest: its lines of time, without numbers. */
export function hiddenTime(style: PlotStyle): uPlot.Axis {
  return { ...axis(style), size: 0, values: () => [], ticks: { show: false } };
}

/** An axis of a quantity, titled with its unit. A low plot has few numbers. */
export function unitAxis(style: PlotStyle, unit: string): uPlot.Axis {
  const title = unit === '' ? {} : { label: unit, labelSize: titleWidth, labelGap: 0 };
  return {
    ...axis(style),
    size: unit === '' ? leftAxis : leftAxis - titleWidth,
    space: 15,
    values: (_, splits) => splits.map(formatNumber),
    ...title,
  };
}

/** What every plot has: no legend, a cursor shared with the others, a drag that selects a span of time. */
export function plotBase(width: number, height: number, ondoubleclick: () => void): Omit<uPlot.Options, 'series'> {
  return {
    width,
    height,
    legend: { show: false },
    padding: [plotPadding, rightPadding, plotPadding, 0],
    cursor: {
      sync: { key: syncKey, setSeries: false },
      drag: { x: true, y: false, setScale: false },
      y: false,
      points: { show: false },
      bind: { dblclick: () => () => (ondoubleclick(), null) },
    },
  };
}

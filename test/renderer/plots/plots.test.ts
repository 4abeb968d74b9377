import { describe, expect, it } from 'vitest';
import { split } from '../../../renderer/plots/activity-plots.ts';
import { pixelOf, plotColour } from '../../../renderer/plots/colours.ts';
import { paintRaster } from '../../../renderer/plots/paint-raster.ts';
import { alignTraces, paddedRange } from '../../../renderer/plots/trace-plot.ts';
import { timeWindow } from '../../../renderer/plots/time-window.ts';
import { parseColour } from '../../../renderer/views/build/scene-theme.ts';

describe('paintRaster', () => {
  const rows = [
    { label: 'a', target: 'a', neuron: 0 },
    { label: 'b', target: 'b', neuron: 0 },
  ];
  const paint = (spikes: number[], width = 10, height = 4, tick = 1) => {
    const pixels = new Uint32Array(width * height);
    paintRaster(pixels, { width, height }, { rows, from: 0, to: 10, spikes: Int32Array.from(spikes) }, [7, 9], tick);
    return Array.from({ length: height }, (_, y) => [...pixels.slice(y * width, (y + 1) * width)]);
  };

  it('draws a tick of its row’s colour over its row’s height, at its step', () => {
    expect(paint([0, 3, 1, 5])).toEqual([
      [0, 0, 0, 7, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 7, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 9, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 9, 0, 0, 0, 0],
    ]);
  });

  it('cuts a tick at the right edge instead of wrapping it into the next line', () => {
    expect(paint([0, 9], 10, 4, 3)[0]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 7]);
    expect(paint([0, 9], 10, 4, 3)[1]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 7]);
  });

  it('leaves out spikes beyond the window', () => {
    expect(
      paint([0, 10, 0, -1])
        .flat()
        .every((pixel) => pixel === 0),
    ).toBe(true);
  });
});

describe('timeWindow', () => {
  it('is full from the start, then follows the clock', () => {
    expect(timeWindow(0, 50, null, 1)).toEqual({ from: 0, to: 50 });
    expect(timeWindow(120, 50, null, 1)).toEqual({ from: 70, to: 120 });
  });
  it('stays on the span that was zoomed to, from ms to steps', () => {
    expect(timeWindow(500, 50, { from: 1.2, to: 3.1 }, 0.5)).toEqual({ from: 2, to: 7 });
    expect(timeWindow(500, 50, { from: -5, to: -4 }, 0.5)).toEqual({ from: 0, to: 1 });
  });
});

describe('colours', () => {
  it('writes a colour as the pixel that an ImageData shows', () => {
    const bytes = new Uint8Array(new Uint32Array([pixelOf('#2cc299')]).buffer);
    expect([...bytes]).toEqual([0x2c, 0xc2, 0x99, 0xff]);
  });
  it('gives the first seven targets colours of their own', () => {
    for (const dark of [true, false]) {
      expect(new Set(Array.from({ length: 7 }, (_, k) => plotColour(k, dark))).size).toBe(7);
    }
  });
  it('reads the short form that a minifier writes', () => {
    expect([parseColour(' #fff'), parseColour('#0e1116')]).toEqual([0xffffff, 0x0e1116]);
    expect(() => parseColour('white')).toThrow('expected #rrggbb');
  });
});

describe('traces', () => {
  it('share one list of times in ms, with null where a trace has no sample', () => {
    const trace = (target: string, steps: number[], values: number[]) => ({
      label: target,
      target,
      variable: 'z',
      unit: '1',
      steps: Float64Array.from(steps),
      values: Float64Array.from(values),
      thinning: 1,
    });
    const traces = [trace('a', [0, 1, 2], [5, 6, 7]), trace('b', [1, 3], [8, 9])];
    expect(alignTraces({ traces, dt: 0.5 })).toEqual([
      [0, 0.5, 1, 1.5],
      [5, 6, 7, undefined],
      [undefined, 8, undefined, 9],
    ]);
  });

  it('get air around their extremes, also when they are constant', () => {
    expect(paddedRange(0, 10)).toEqual([-1.2, 11.2]);
    expect(paddedRange(3, 3)).toEqual([1.5, 4.5]);
    expect(paddedRange(null, null)).toEqual([-1, 1]);
  });

  it('keep room beside a raster of many rows, and take all of it without one', () => {
    const rows = Array.from({ length: 30 }, (_, neuron) => ({ label: 'p', target: 'p', neuron }));
    const one = [{}] as never[];
    expect(split(300, { rows, traces: one })).toEqual({ raster: 180, traces: 120 });
    expect(split(300, { rows: [], traces: one })).toEqual({ raster: 0, traces: 300 });
    expect(split(300, { rows, traces: [] })).toEqual({ raster: 300, traces: 0 });
  });
});

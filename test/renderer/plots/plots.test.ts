import { describe, expect, it } from 'vitest';
import { placeBands } from '../../../renderer/plots/bands.ts';
import { pixelOf, plotColour } from '../../../renderer/plots/colours.ts';
import { paintRaster } from '../../../renderer/plots/paint-raster.ts';
import { intoLanes } from '../../../renderer/plots/lane-plot.ts';
import { heightsOf, panelsOf } from '../../../renderer/plots/panels.ts';
import { stylesOf } from '../../../renderer/plots/series-style.ts';
import { alignTraces, paddedRange, valueAt } from '../../../renderer/plots/trace-plot.ts';
import { timeWindow } from '../../../renderer/plots/time-window.ts';
import { paintCells } from '../../../renderer/plots/weight-plot.ts';
import type { TracePlot } from '../../../renderer/worker/protocol.ts';
import { parseColour } from '../../../renderer/views/build/scene-theme.ts';

describe('paintRaster', () => {
  const bands = [
    { label: 'a', target: 'a', first: 0, size: 1 },
    { label: 'b', target: 'b', first: 1, size: 1 },
  ];
  const halves = [
    { top: 0, height: 2 },
    { top: 2, height: 2 },
  ];
  const paint = (spikes: number[], width = 10, height = 4, tick = 1) => {
    const pixels = new Uint32Array(width * height);
    const data = { bands, from: 0, to: 10, spikes: Int32Array.from(spikes) };
    paintRaster(pixels, { width, height }, data, halves, [7, 9], tick);
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

  it('gives the neurons of a crowd their own heights within its band', () => {
    const pixels = new Uint32Array(10 * 100);
    const crowd = [{ label: 'p', target: 'p', first: 0, size: 50 }];
    const data = { bands: crowd, from: 0, to: 10, spikes: Int32Array.from([0, 0, 49, 1]) };
    paintRaster(pixels, { width: 10, height: 100 }, data, [{ top: 0, height: 100 }], [7], 1);
    const lit = [...pixels.keys()].filter((at) => pixels[at] === 7).map((at) => [at % 10, Math.floor(at / 10)]);
    expect(lit).toEqual([
      [0, 0],
      [0, 1],
      [1, 98],
      [1, 99],
    ]);
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

const trace = (target: string, steps: number[], values: number[], more: Partial<TracePlot> = {}): TracePlot => ({
  label: target,
  target,
  member: null,
  quantity: 'variable',
  variable: 'v',
  unit: 'mV',
  held: false,
  steps: Float64Array.from(steps),
  values: Float64Array.from(values),
  thinning: 1,
  ...more,
});

describe('traces', () => {
  it('share one list of times in ms, with null where a trace has no sample', () => {
    const traces = [trace('a', [0, 1, 2], [5, 6, 7]), trace('b', [1, 3], [8, 9])];
    expect(alignTraces(traces, 0.5)).toEqual([
      [0, 0.5, 1, 1.5],
      [5, 6, 7, undefined],
      [undefined, 8, undefined, 9],
    ]);
  });

  it('go on until the recording ends where a value holds', () => {
    const rate = trace('a', [0, 10], [3, 4], { held: true });
    expect(alignTraces([rate], 0.1, 15)).toEqual([
      [0, 1, 1.5],
      [3, 4, 4],
    ]);
  });

  it('get air around their extremes, also when they are constant', () => {
    expect(paddedRange(0, 10)).toEqual([-1.2, 11.2]);
    expect(paddedRange(3, 3)).toEqual([1.5, 4.5]);
    expect(paddedRange(null, null)).toEqual([-1, 1]);
  });

  it('are read at the last sample before the cursor', () => {
    const one = trace('a', [2, 4], [5, 6]);
    expect([0.9, 1, 1.9, 2, 50].map((time) => valueAt(one, time, 0.5))).toEqual([null, 5, 5, 6, 6]);
  });

  it('fill lanes from the top, the highest value of all nearest to the top of its lane', () => {
    const [first, second] = intoLanes([trace('a', [0, 1], [0, 10]), trace('b', [0, 1], [5, 0])]);
    expect([...first!.values]).toEqual([expect.closeTo(0.93, 12), expect.closeTo(0.07, 12)]);
    expect([...second!.values]).toEqual([expect.closeTo(1.5, 12), expect.closeTo(1.93, 12)]);
  });

  it('of one neuron have its colour and dashes of their own', () => {
    const traces = [trace('a', [], [], { variable: 'm' }), trace('a', [], [], { variable: 'h' }), trace('b', [], [])];
    const [m, h, v] = stylesOf({ bands: [], traces }, [0, 1, 2], true);
    expect(h!.colour).toBe(m!.colour);
    expect(v!.colour).not.toBe(m!.colour);
    expect([m!.dash.length, h!.dash.length > 0, v!.dash.length]).toEqual([0, true, 0]);
    expect([m, h, v].map((style) => style!.name)).toEqual(['m a', 'h a', 'v b']);
    const alone = stylesOf({ bands: [], traces: traces.slice(0, 2) }, [0, 1], true);
    expect(alone.map(({ name }) => name)).toEqual(['m', 'h']);
    const two = [trace('p', [], [], { label: 'p 0' }), trace('p', [], [], { label: 'p 9' })];
    expect(stylesOf({ bands: [], traces: two }, [0, 1], true).map(({ name }) => name)).toEqual(['v p 0', 'v p 9']);
  });
});

describe('panels', () => {
  const band = (size: number) => ({ label: 'p', target: 'p', first: 0, size });
  const named = (unit: string, quantity: TracePlot['quantity'] = 'variable') => trace('a', [], [], { unit, quantity });

  it('are one a unit, so that no axis carries two', () => {
    const traces = [named('mV'), named('1'), named('mV'), named('uA/cm^2'), named('1')];
    expect(panelsOf({ bands: [band(1)], traces, weights: [] })).toEqual([
      { kind: 'raster', unit: '' },
      { kind: 'traces', unit: 'mV', traces: [0, 2] },
      { kind: 'traces', unit: '', traces: [1, 4] },
      { kind: 'traces', unit: 'µA/cm²', traces: [3] },
    ]);
  });

  it('keep weights apart from currents of the same unit', () => {
    expect(panelsOf({ bands: [], traces: [named('pA'), named('pA', 'weight')], weights: [] })).toHaveLength(2);
  });

  it('give each trace a lane where there are too many to tell apart', () => {
    const traces = Array.from({ length: 20 }, () => named('mV'));
    expect(panelsOf({ bands: [], traces, weights: [] }).map(({ kind }) => kind)).toEqual(['lanes']);
  });

  it('fill the height that there is, and keep a least one where there is not enough', () => {
    const data = { bands: [band(1)], traces: [named('mV'), named('1')], weights: [] };
    const panels = panelsOf(data);
    const sum = (heights: number[]) => heights.reduce((a, b) => a + b, 0);
    expect(sum(heightsOf(panels, data, 400))).toBeGreaterThan(397);
    expect(sum(heightsOf(panels, data, 400))).toBeLessThanOrEqual(400);
    expect(heightsOf(panels, data, 50)).toEqual([34, 66, 66]);
  });

  it('place bands by their share of the neurons, and lose none', () => {
    const [crowd, one] = placeBands([band(800), band(1)], 200);
    expect(one!.height).toBeGreaterThanOrEqual(10);
    expect(crowd!.height).toBeGreaterThan(180);
    expect(one!.top + one!.height).toBeCloseTo(200, 9);
    expect(placeBands([band(1), band(1)], 100)).toEqual([
      { top: 0, height: 50 },
      { top: 50, height: 50 },
    ]);
  });
});

describe('the distribution of weights', () => {
  it('is painted with the highest weights at the top, the more the stronger', () => {
    const pixels = new Uint32Array(4);
    const shares = Float32Array.from([1, 0, 0.25, 0.75]);
    paintCells(pixels, { shares, bins: 2, steps: Float64Array.of(0, 10) }, 0xff123456);
    const opacities = [...pixels].map((pixel) => pixel >>> 24);
    expect(opacities).toEqual([0, 221, 255, 128]);
    expect(pixels[2]! & 0xffffff).toBe(0x123456);
  });
});

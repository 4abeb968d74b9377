import { describe, expect, it } from 'vitest';
import { compareModels } from '../../../engine/compare/comparison.ts';
import { example } from '../support/networks.ts';
import type { CompareOptions } from '../../../engine/compare/types.ts';
import { stylesOf } from '../../../renderer/plots/series-style.ts';
import { axisKey, axisRanges, isSilent } from '../../../renderer/views/compare/models/axis-ranges.ts';
import { differenceData, paneData, paneView, sampleGap } from '../../../renderer/views/compare/models/pane-data.ts';
import { columnsFor } from '../../../renderer/views/compare/models/pane-layout.ts';
import { readWindows } from '../../../renderer/views/compare/models/read-windows.ts';

const chosen = { population: 'nand', neuron: 0 };

function nandView(options: Partial<CompareOptions> = { duration: 100, points: 1000 }) {
  const network = example('nand');
  const started = compareModels(network, { models: ['as-drawn', 'lif', 'logistic'], ...options });
  if (!started.ok) throw new Error('Expected a comparison');
  started.value.advance(Infinity);
  return paneView(started.value.result(), network);
}

describe('what a pane shows', () => {
  const view = nandView();
  const [drawn, lif, logistic] = view.result.models;

  it('counts the spikes of every model on one clock, that of the finest', () => {
    expect(view.dt).toBe(0.1);
    const { spikes, spikeTotal, from, to } = paneData(view, drawn!, chosen, { from: 10, to: 20 });
    expect([from, to].map(Math.round)).toEqual([100, 200]);
    // One spike in each step of 1 ms, and the step that the span begins beside.
    const steps = [...spikes].filter((_, k) => k % 2 === 1);
    expect(steps.filter((step) => step >= 100)).toEqual([100, 110, 120, 130, 140, 150, 160, 170, 180, 190]);
    expect(spikeTotal).toBe(steps.length);
    expect(paneData(view, logistic!, chosen, { from: 0, to: 100 }).spikeTotal).toBe(0);
  });

  it('traces the neuron that is looked at, and none that was not watched', () => {
    const { traces } = paneData(view, lif!, chosen, { from: 0, to: 100 });
    expect(traces.map(({ variable, unit, held }) => [variable, unit, held])).toEqual([
      ['v', 'mV', false],
      ['activity', 'spikes/s', false],
    ]);
    expect(traces[0]!.values).toHaveLength(1000);
    expect(paneData(view, lif!, { population: 'gone', neuron: 0 }, { from: 0, to: 100 }).traces).toEqual([]);
  });

  it('says where samples lie so far apart that what is between is not known', () => {
    // 50 samples of the first 5 ms, and 50 of the other 495.
    const long = nandView({ duration: 500, points: 100, pointsPerMs: 10 });
    expect(sampleGap(long, { from: 0, to: 4.5 })).toBeNull();
    expect(sampleGap(long, { from: 0, to: 100 })).toBeCloseTo(9.9, 9);
    expect(sampleGap(long, { from: 400, to: 500 })).toBeCloseTo(9.9, 9);
    expect(sampleGap(view, { from: 0, to: 100 })).toBeNull();
  });

  it('has one range of each quantity for all panes, of activity from 0, but for one that would lie flat', () => {
    const panes = [drawn, lif, logistic].map((model) => paneData(view, model!, chosen, { from: 0, to: 100 }));
    const activities = panes.flatMap(({ traces }) => traces.filter(({ quantity }) => quantity === 'rate'));
    expect(activities.map(({ unit }) => unit)).toEqual(['spikes/s', 'spikes/s', 'output/s']);
    const most = Math.max(...activities.flatMap(({ values }) => [...values]));
    const axes = axisRanges(panes);
    // The highest and the graded one share an axis; that of the neuron in time, over five times lower, would lie flat on it.
    expect(axes.map(({ isApart }) => isApart)).toEqual([false, true, false]);
    expect([0, 2].map((k) => axes[k]!.ranges.get(axisKey(activities[k]!)))).toEqual([
      [0, 1.12 * most],
      [0, 1.12 * most],
    ]);
    expect(axes[1]).toEqual({ ...axisRanges([panes[1]!])[0], isApart: true });
    // The first and the last have z, the other a membrane potential.
    expect(axes.map(({ ranges }) => [...ranges.keys()])).toEqual([
      ['z 1', 'activity'],
      ['v mV', 'activity'],
      ['z 1', 'activity'],
    ]);
  });

  it('has one axis for activities within five times of each other, and of none that is silent', () => {
    const trace = paneData(view, lif!, chosen, { from: 0, to: 100 }).traces[1]!;
    const panes = [1000, 250, 60, 20, 3, 0].map((high) => ({
      traces: [{ ...trace, values: Float64Array.of(0, high) }],
    }));
    const axes = axisRanges(panes);
    const tops = axes.map(({ ranges }) => ranges.get(axisKey(trace))![1] / 1.12);
    [1000, 1000, 60, 60, 3, 1000].forEach((top, k) => expect(tops[k]).toBeCloseTo(top, 9));
    expect(axes.map(({ isApart }) => isApart)).toEqual([false, false, true, true, true, false]);
  });

  it('has an axis from 0 for a neuron that is silent, and says that it is', () => {
    const trace = paneData(view, lif!, chosen, { from: 0, to: 100 }).traces[1]!;
    const silent = { ...trace, values: new Float64Array(5) };
    expect(axisRanges([{ traces: [silent] }])[0]!.ranges.get(axisKey(silent))).toEqual([0, 1]);
    expect(
      [silent, { ...silent, values: Float64Array.of(0, 0, 1) }, { ...silent, values: new Float64Array(0) }].map(
        isSilent,
      ),
    ).toEqual([...[true, false, false]]);
    const flat = { ...silent, quantity: 'variable' } as const;
    expect([isSilent(flat), axisRanges([{ traces: [flat] }])[0]!.ranges.get(axisKey(flat))]).toEqual([false, [-1, 1]]);
  });

  it('takes each activity less that of the first model', () => {
    const { traces } = differenceData(view, chosen, { from: 0, to: 100 });
    expect(traces.map(({ target }) => target)).toEqual(['lif', 'logistic']);
    // Lines that coincide are told apart: the second has gaps.
    const styles = stylesOf(differenceData(view, chosen, { from: 0, to: 100 }), [0, 1], true);
    expect(styles[0]!.dash).toEqual([]);
    expect(styles[1]!.dash.length).toBeGreaterThan(1);
    expect(styles[0]!.colour).not.toBe(styles[1]!.colour);
    const [own, first] = [lif!, drawn!].map(({ traces: [trace] }) => trace!.activity);
    expect(traces[0]!.values[500]).toBe(own![500]! - first![500]!);
  });
});

describe('places of panes', () => {
  it('stand in rows of one length, each wide enough to be read', () => {
    expect([1140, 1008, 742, 250].map((width) => columnsFor(4, width))).toEqual([4, 2, 2, 1]);
    expect(columnsFor(6, 1140)).toBe(3);
    expect(columnsFor(5, 1140)).toBe(3);
  });
});

describe('windows as they are typed', () => {
  it('are times in rising order, or left to the engine', () => {
    expect(readWindows('100 10; 1000 10')).toEqual({ ok: true, windows: [10, 100, 1000] });
    expect(readWindows('  ')).toEqual({ ok: true, windows: null });
    const refused = readWindows('10 abc');
    expect(refused.ok ? '' : refused.message).toMatch(/“abc” is not a number; windows are times in ms/);
  });
});

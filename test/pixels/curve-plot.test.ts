import { expect, test } from 'vitest';
import { createCurvePlot } from '../../renderer/plots/curve-plot.ts';
import type { PlotStyle } from '../../renderer/plots/plot-style.ts';

const style: PlotStyle = {
  ...{ dark: false, excitatory: '#d55e00', inhibitory: '#0072b2', accent: '#0072b2' },
  ...{ text: '#000000', quiet: '#555555', line: '#00ff00', ground: '#ffffff', font: '11px sans-serif' },
};

/** Rows of the plot that a grid line of bright green runs through. */
function gridLines(canvas: HTMLCanvasElement): number {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
  const isGreen = (row: number, column: number): boolean => {
    const at = 4 * (row * width + column);
    return data[at]! < 60 && data[at + 1]! > 180 && data[at + 2]! < 60 && data[at + 3]! > 60;
  };
  const columns = Array.from({ length: 40 }, (_, k) => Math.floor(width * (0.4 + k / 100)));
  return Array.from({ length: height }, (_, row) => columns.filter((column) => isGreen(row, column)).length).filter(
    (green) => green > 30,
  ).length;
}

test.each([1e-6, 0.05, 0.9, 4.2, 7, 120, 5e296])('a loss up to %d has an axis with lines at its ticks', (most) => {
  const host = document.createElement('div');
  document.body.append(host);
  const plot = createCurvePlot({
    ...{ host, width: 500, height: 260, style, unit: '', log: false, hasEpochs: false },
    range: () => [0, most],
    onhover: () => {},
  });
  plot.draw({ epochs: [0, 1], train: [most, most / 2], test: [most, most / 3] }, 10);
  return new Promise<void>((resolve) => requestAnimationFrame(() => resolve())).then(() => {
    const lines = gridLines(host.querySelector('canvas')!);
    plot.destroy();
    host.remove();
    expect(lines).toBeGreaterThanOrEqual(3);
  });
});

test('a curve of other data has no part in the range of the others', () => {
  const host = document.createElement('div');
  document.body.append(host);
  const asked: number[] = [];
  const other = { name: 'x', colour: '#ff0000', dash: [], epochs: [0, 1], values: [600, 500] };
  for (const isFaded of [true, false]) {
    const plot = createCurvePlot(
      {
        ...{ host, width: 500, height: 260, style, unit: '', log: false, hasEpochs: false },
        range: ({ test }) => [0, asked[asked.push(Math.max(...test.map((value) => value ?? 0))) - 1]!],
        onhover: () => {},
      },
      [{ ...other, isFaded }],
    );
    plot.draw({ epochs: [0, 1], train: [1, 2], test: [3, 4] }, 10, { others: [{ ...other, isFaded }] });
    plot.destroy();
  }
  host.remove();
  expect(asked[0]).toBe(4);
  expect(asked.at(-1)).toBe(600);
});

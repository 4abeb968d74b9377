import { afterEach, expect, test } from 'vitest';
import { axonWidth, headLength } from '../../renderer/scene/geometry.ts';
import { connection, lamp, networkOf, population, toggle } from '../renderer/scene/network.ts';
import {
  brightness,
  countInColumn,
  dark,
  differing,
  frameOf,
  light,
  pixel,
  stand,
  type Colour,
  type Stand,
} from './scene-pixels.ts';

let shown: Stand | null = null;
afterEach(() => {
  shown?.remove();
  shown = null;
});

/** A toggle, an axon that takes four steps, a neuron and its lamp, on one line. */
const line = networkOf({
  stimuli: [toggle('a', 1)],
  populations: [population('y')],
  connections: [connection('ay', 'a', 'y', 1, 4)],
  probes: [lamp('out', 'y')],
  layout: { a: { x: 0, y: 0 }, y: { x: 300, y: 0 }, out: { x: 400, y: 0 } },
});
const lineSources = new Map([
  ['a', { first: 0, size: 1 }],
  ['y', { first: 1, size: 1 }],
]);

/** Inside the soma of `y`, above its glyph. */
const insideSoma = { x: 300, y: -17 };

test('a soma glows when its spike is due, and is dark again after its breath', async () => {
  const { scene, shot, screenOf } = (shown = await stand(line, lineSources));
  const place = screenOf(insideSoma);
  const before = brightness(shot(1000), place, 3);
  scene.frame(frameOf(2, { step: 1, spikes: Int32Array.of(1, 0) }));
  shot(1010);
  const due = brightness(shot(1034), place, 3);
  const after = brightness(shot(1140), place, 3);
  expect(before).toBeLessThan(60);
  expect(due).toBeGreaterThan(200);
  expect(after).toBeCloseTo(before, 0);
});

test('a spike moves along its axon in its delay', async () => {
  const { scene, shot, screenOf } = (shown = await stand(line, lineSources));
  const end = 300 - 26 - 3 - headLength(1);
  shot(0);
  const found: number[] = [];
  const expected: number[] = [];
  for (let step = 1; step <= 4; step++) {
    scene.frame(frameOf(2, { step, spikes: step === 1 ? Int32Array.of(0, 0) : new Int32Array() }));
    for (const part of [50, 100, 150, 200, 250]) {
      const image = shot((step - 1) * 250 + part);
      if (part === 250) continue;
      found.push(beadCentre(image, screenOf({ x: 45, y: 0 }).x, screenOf({ x: 265, y: 0 }).x, screenOf(insideSoma).y));
      expected.push(screenOf({ x: 30 + ((step - 1 + part / 250) / 4) * (end - 30), y: 0 }).x);
    }
  }
  const seen = found
    .map((x, index) => ({ x, wanted: expected[index] ?? 0 }))
    .filter(({ wanted }) => {
      return wanted > screenOf({ x: 55, y: 0 }).x && wanted < screenOf({ x: 255, y: 0 }).x;
    });
  expect(seen.length).toBeGreaterThan(10);
  for (const { x, wanted } of seen) expect(Math.abs(x - wanted)).toBeLessThan(3);
  for (let i = 1; i < seen.length; i++) expect(seen[i]?.x).toBeGreaterThan(seen[i - 1]?.x ?? 0);
});

test('reduced motion lights the whole axon instead', async () => {
  const { scene, shot, screenOf } = (shown = await stand(line, lineSources, { reducedMotion: true }));
  const places = [80, 150, 220].map((x) => screenOf({ x, y: 0 }));
  const still = shot(0);
  scene.frame(frameOf(2, { step: 1, spikes: Int32Array.of(0, 0) }));
  shot(0);
  const lit = shot(50);
  for (const { x, y } of places) {
    expect(pixel(still, x, y)).toEqual([0x56, 0xb4, 0xe9]);
    const [red, , blue] = pixel(lit, x, y);
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(110);
  }
});

test.each([
  ['dark', dark],
  ['light', light],
])('too fast for single spikes, a streak runs along each busy axon (%s)', async (_, theme) => {
  const { scene, shot, screenOf } = (shown = await stand(line, lineSources, { theme }));
  scene.frame(frameOf(2, { step: 1000, pace: 1000, means: Float32Array.of(1, 0) }));
  const early = shot(300);
  const late = shot(500);
  // A fraction of 1/3 and of 5/9 of the way, which takes 900 ms.
  const [first, second] = [1 / 3, 5 / 9].map((part) => screenOf({ x: 30 + part * (255.5 - 30 + 5), y: 0 }));
  if (first === undefined || second === undefined) throw new Error('Found no place, expected two.');
  expect(contrast(pixel(early, first.x, first.y), pixel(late, first.x, first.y))).toBeGreaterThan(30);
  expect(contrast(pixel(late, second.x, second.y), pixel(early, second.x, second.y))).toBeGreaterThan(30);
});

test('reduced motion shows fast activity by bright axons that stand still', async () => {
  const { scene, shot, screenOf } = (shown = await stand(line, lineSources, { reducedMotion: true }));
  const { x, y } = screenOf({ x: 150, y: 0 });
  expect(pixel(shot(0), x, y)).toEqual([0x56, 0xb4, 0xe9]);
  scene.frame(frameOf(2, { step: 1000, pace: 1000, means: Float32Array.of(1, 0) }));
  for (let now = 0; now < 1000; now += 50) shot(now);
  const bright = shot(1000);
  const [red, , blue] = pixel(bright, x, y);
  expect(red).toBeGreaterThan(200);
  expect(blue).toBeLessThan(110);
  expect(differing(bright, shot(1450))).toBe(0);
});

test('excitatory axons end in an arrow, inhibitory ones in a dot', async () => {
  const heights = [1, -1].map(async (weight) => {
    const network = networkOf({ ...line, connections: [connection('ay', 'a', 'y', weight)] });
    const one = await stand(network, lineSources);
    const image = one.shot(0);
    const base = 300 - 26 - 3 - headLength(weight);
    const profile = [0.04, 0.5, 0.85].map((part) => {
      const { x, y } = one.screenOf({ x: base + part * headLength(weight), y: 0 });
      return countInColumn(image, x, y - 20, y + 20, isAxon);
    });
    one.remove();
    return profile;
  });
  const [arrow = [], dot = []] = await Promise.all(heights);
  const [arrowBase = 0, arrowMiddle = 0, arrowTip = 0] = arrow;
  const [dotBase = 0, dotMiddle = 0] = dot;
  expect(arrowBase).toBeGreaterThan(arrowMiddle + 2);
  expect(arrowMiddle).toBeGreaterThan(arrowTip + 2);
  expect(dotMiddle).toBeGreaterThan(dotBase + 2);
});

test('axons are as wide as their weight is strong', async () => {
  const weights = [0.1, 1, 9];
  const network = networkOf({
    populations: ['p0', 'p1', 'p2', 'q0', 'q1', 'q2'].map((id) => population(id)),
    connections: weights.map((weight, row) => connection(`c${row}`, `p${row}`, `q${row}`, weight)),
    layout: Object.fromEntries(
      [0, 1, 2].flatMap((row) => [
        [`p${row}`, { x: 0, y: 90 * row }],
        [`q${row}`, { x: 300, y: 90 * row }],
      ]),
    ),
  });
  const { scene, shot, screenOf } = (shown = await stand(network, new Map()));
  scene.zoomBy(1.2);
  const image = shot(0);
  const widths = weights.map((_, row) => {
    const { x, y } = screenOf({ x: 150, y: 90 * row });
    return countInColumn(image, x, y - 20, y + 20, isAxon);
  });
  const zoom = screenOf({ x: 1, y: 0 }).x - screenOf({ x: 0, y: 0 }).x;
  weights.forEach((weight, row) => expect(Math.abs((widths[row] ?? 0) - axonWidth(weight) * zoom)).toBeLessThan(1.6));
  expect(widths[0]).toBeLessThan(widths[1] ?? 0);
  expect(widths[1]).toBeLessThan(widths[2] ?? 0);
});

test('a lamp is lit while its neuron is active', async () => {
  const { scene, shot, screenOf } = (shown = await stand(line, lineSources));
  const bulb = screenOf({ x: 400, y: -10 });
  const off = brightness(shot(0), bulb, 1);
  scene.frame(frameOf(2, { step: 1, outputs: Float32Array.of(1, 1) }));
  for (let now = 0; now < 600; now += 50) shot(now);
  const on = brightness(shot(600), bulb, 1);
  scene.frame(frameOf(2, { step: 2 }));
  for (let now = 600; now < 1200; now += 50) shot(now);
  expect(off).toBeLessThan(60);
  expect(on).toBeGreaterThan(215);
  expect(brightness(shot(1200), bulb, 1)).toBeCloseTo(off, 0);
});

test('a switch slides over when its value changes', async () => {
  const { scene, shot, screenOf } = (shown = await stand(line, lineSources));
  const right = screenOf({ x: 13, y: -9 });
  const on = brightness(shot(0), right, 1);
  scene.setToggles(new Map([['a', 0]]));
  for (let now = 0; now <= 600; now += 50) shot(now);
  expect(on).toBeGreaterThan(200);
  expect(brightness(shot(650), right, 1)).toBeLessThan(60);
});

test('themes have their own background, and change without a new scene', async () => {
  const { scene, shot } = (shown = await stand(line, lineSources, { theme: dark }));
  expect(pixel(shot(0), 3, 396)).toEqual([0x0e, 0x11, 0x16]);
  scene.setTheme(light);
  expect(pixel(shot(1), 3, 396)).toEqual([0xfa, 0xfa, 0xf7]);
});

test('a selected neuron is outlined by 2 pixels', async () => {
  const { scene, shot, screenOf } = (shown = await stand(line, lineSources));
  const { x, y } = screenOf({ x: 300, y: -31 });
  const blue = (image: ImageData): number =>
    Array.from({ length: 9 }, (_, row) => pixel(image, x, y - 4 + row)[2]).reduce((sum, value) => sum + value, 0);
  const before = blue(shot(0));
  scene.setSelection(new Set(['y']));
  expect((blue(shot(1)) - before) / (0xe9 - 0x16)).toBeCloseTo(2, 1);
});

test('300 neurons with 3,000 connections are drawn, moving or brightly', async () => {
  const count = 300;
  const ids = Array.from({ length: count }, (_, index) => `n${index}`);
  const network = networkOf({
    populations: ids.map((id) => population(id)),
    connections: Array.from({ length: 3000 }, (_, k) => {
      return connection(`c${k}`, `n${k % count}`, `n${(k * 7 + 13) % count}`, k % 3 === 0 ? -1 : 1, 1 + (k % 4));
    }),
    layout: Object.fromEntries(ids.map((id, k) => [id, { x: (k % 20) * 180, y: Math.floor(k / 20) * 140 }])),
  });
  const sources = new Map(ids.map((id, first) => [id, { first, size: 1 }]));
  const { scene, shot } = (shown = await stand(network, sources));
  const still = shot(0);
  const spikes = Int32Array.from(ids.slice(0, 150).flatMap((_, source) => [source, 0]));
  scene.frame(frameOf(count, { step: 1, spikes }));
  shot(0);
  expect(differing(still, shot(60))).toBeGreaterThan(2000);
  scene.frame(frameOf(count, { step: 500, pace: 2000, means: new Float32Array(count).fill(0.6) }));
  expect(differing(still, shot(120))).toBeGreaterThan(5000);
}, 60_000);

/** Largest difference of a channel. */
function contrast(a: Colour, b: Colour): number {
  return Math.max(...a.map((value, channel) => Math.abs(value - (b[channel] ?? 0))));
}

function isAxon([red, green, blue]: Colour): boolean {
  return Math.max(red, green, blue) - Math.min(red, green, blue) > 70;
}

/** Mean x of the pixels as bright as a bead's core, between two columns. */
function beadCentre(image: ImageData, fromX: number, toX: number, somaTop: number): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(somaTop); y < image.height; y++) {
    for (let x = Math.ceil(fromX); x < toX; x++) {
      const [red, green, blue] = pixel(image, x, y);
      if (red < 235 || green < 225 || blue < 170) continue;
      sum += x;
      count++;
    }
  }
  return sum / count;
}

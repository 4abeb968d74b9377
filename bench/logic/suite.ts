import { createLanes, laneCount, type Lanes } from '../../engine/logic/lanes/lanes.ts';
import { importNetlist } from '../../engine/logic/netlists/import.ts';
import type { Parsed } from '../../engine/network/issue.ts';
import { median } from '../pairs.ts';
import { multiplierBench } from './multiplier.ts';

export interface LogicResult {
  readonly name: string;
  readonly neurons: number;
  readonly longestPath: number;
  /** Medians: text → network, and network → lanes. */
  readonly importMilliseconds: number;
  readonly compileMilliseconds: number;
  /** Median vectors per second, different ones each time, by backend. */
  readonly vectorsPerSecond: { readonly wasm: number; readonly js: number };
  readonly neuronsPerSecond: number;
}

const c17 = `INPUT(1)\nINPUT(2)\nINPUT(3)\nINPUT(6)\nINPUT(7)\nOUTPUT(22)\nOUTPUT(23)
10 = NAND(1, 3)\n11 = NAND(3, 6)\n16 = NAND(2, 11)\n19 = NAND(11, 7)\n22 = NAND(10, 16)\n23 = NAND(16, 19)\n`;

const cases = [
  { name: 'c17', text: c17 },
  { name: 'multiplier 16 × 16 of NORs (as c6288)', text: multiplierBench(16) },
  { name: 'multiplier 32 × 32 of NORs', text: multiplierBench(32) },
  { name: 'multiplier 48 × 48 of NORs', text: multiplierBench(48) },
];

/** How fast netlists are imported and evaluated in lanes. */
export function logicSuite(rounds: number): LogicResult[] {
  return cases.map(({ name, text }) => {
    const file = { name: `${name}.bench`, text };
    const imports = Array.from({ length: rounds }, () => timed(() => valueOf(importNetlist(file))));
    const { network, longestPath } = imports[0]!.value;
    const compiles = Array.from({ length: rounds }, () => timed(() => valueOf(createLanes(network))));
    const wasm = compiles[0]!.value;
    const js = valueOf(createLanes(network, { backend: 'js' }));
    const speeds = { wasm: median(speedsOf(wasm, rounds)), js: median(speedsOf(js, rounds)) };
    return {
      ...{ name, neurons: wasm.neurons, longestPath, vectorsPerSecond: speeds },
      importMilliseconds: median(imports.map(({ milliseconds }) => milliseconds)),
      compileMilliseconds: median(compiles.map(({ milliseconds }) => milliseconds)),
      neuronsPerSecond: speeds.wasm * wasm.neurons,
    };
  });
}

/** Vectors per second in each round of at least 200 ms, after one that warms up. */
function speedsOf(lanes: Lanes, rounds: number): number[] {
  const levels = new Uint32Array((lanes.inputs.length * laneCount) / 32);
  const answers = new Uint32Array((lanes.outputs.length * laneCount) / 32);
  let state = 1;
  let sink = 0;
  const speeds = Array.from({ length: rounds + 1 }, () => {
    let vectors = 0;
    const start = performance.now();
    do {
      for (let turn = 0; turn < 16; turn++) {
        // xorshift32 (Marsaglia 2003): new vectors every time.
        for (let i = 0; i < levels.length; i++) {
          state ^= state << 13;
          state ^= state >>> 17;
          state ^= state << 5;
          levels[i] = state;
        }
        lanes.evaluate(levels, answers);
        sink ^= answers[0]!;
      }
      vectors += 16 * laneCount;
    } while (performance.now() - start < 200);
    return (1000 * vectors) / (performance.now() - start);
  });
  if (!Number.isInteger(sink)) throw new Error(`Found ${sink}, expected a whole number`);
  return speeds.slice(1);
}

function timed<T>(work: () => T): { value: T; milliseconds: number } {
  const start = performance.now();
  const value = work();
  return { value, milliseconds: performance.now() - start };
}

function valueOf<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
}

export function formatLogic(results: readonly LogicResult[]): string {
  const short = (value: number): string => {
    const [divisor, unit] =
      value >= 1e9 ? [1e9, ' G'] : value >= 1e6 ? [1e6, ' M'] : value >= 1e3 ? [1e3, ' k'] : [1, ''];
    return `${(value / divisor).toPrecision(3)}${unit}`;
  };
  return results
    .map(
      ({ name, neurons, longestPath, importMilliseconds, compileMilliseconds, vectorsPerSecond, neuronsPerSecond }) =>
        [
          `${name}: ${neurons} neurons, longest path ${longestPath}, import ${importMilliseconds.toFixed(0)} ms, lanes ${compileMilliseconds.toFixed(0)} ms;`,
          `${short(vectorsPerSecond.wasm)} vectors/s (plain JavaScript ${short(vectorsPerSecond.js)}), ${short(neuronsPerSecond)} neurons/s`,
        ].join(' '),
    )
    .join('\n');
}

import fc from 'fast-check';
import { lanesOf, type Lanes } from '../../../../engine/logic/lanes/lanes.ts';
import type { ThresholdCircuit } from '../../../../engine/logic/lanes/circuit.ts';
import type { Issue, Parsed } from '../../../../engine/network/issue.ts';

/** The smallest circuit of ISCAS-85: Brglez & Fujiwara (1985). */
export const c17 = `# c17
INPUT(1)
INPUT(2)
INPUT(3)
INPUT(6)
INPUT(7)
OUTPUT(22)
OUTPUT(23)
10 = NAND(1, 3)
11 = NAND(3, 6)
16 = NAND(2, 11)
19 = NAND(11, 7)
22 = NAND(10, 16)
23 = NAND(16, 19)
`;

/** What c17 answers, worked out from its drawing: 22 = 1·3 + 2·¬(3·6), 23 = (2 + 7)·¬(3·6). */
export function c17Answers([x1, x2, x3, x6, x7]: readonly boolean[]): boolean[] {
  const not36 = !(x3! && x6!);
  return [(x1! && x3!) || (x2! && not36), (x2! || x7!) && not36];
}

/** The smallest circuit of ISCAS-89: Brglez, Bryan & Kozminski (1989). */
export const s27 = `# s27
INPUT(G0)
INPUT(G1)
INPUT(G2)
INPUT(G3)
OUTPUT(G17)
G5 = DFF(G10)
G6 = DFF(G11)
G7 = DFF(G13)
G14 = NOT(G0)
G17 = NOT(G11)
G8 = AND(G14, G6)
G15 = OR(G12, G8)
G16 = OR(G3, G8)
G9 = NAND(G16, G15)
G10 = NOR(G14, G11)
G11 = NOR(G5, G9)
G12 = NOR(G1, G7)
G13 = NAND(G2, G12)
`;

/** s27 by hand, one clock cycle: its output, and the registers G5, G6 and G7 after it. */
export function s27Cycle(
  inputs: readonly boolean[],
  [g5, g6, g7]: readonly boolean[],
): { out: boolean; next: boolean[] } {
  const [g0, g1, g2, g3] = inputs;
  const g14 = !g0!;
  const g8 = g14 && g6!;
  const g12 = !(g1! || g7!);
  const g9 = !((g3! || g8) && (g12 || g8));
  const g11 = !(g5! || g9);
  return { out: !g11, next: [!(g14 || g11), g11, !(g2! && g12)] };
}

export function valueOf<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
}

export function issuesOf(parsed: Parsed<unknown>): string[] {
  return parsed.ok
    ? []
    : parsed.issues.map(({ path, message, expected }: Issue) => `${path} | ${message} | ${expected}`);
}

/** Answers of a circuit to one row of bits at a time, and what its registers do. */
export function ask(circuit: ThresholdCircuit, options: { readonly backend?: 'wasm' | 'js' } = {}) {
  return askLanes(valueOf(lanesOf(circuit, options)));
}

export function askLanes(lanes: Lanes) {
  const levels = new Uint32Array(lanes.inputs.length * 4);
  const answers = new Uint32Array(lanes.outputs.length * 4);
  return {
    answer(row: readonly boolean[]): boolean[] {
      row.forEach((bit, index) => (levels[index * 4] = bit ? 1 : 0));
      lanes.evaluate(levels, answers);
      return lanes.outputs.map((_, index) => (answers[index * 4]! & 1) === 1);
    },
    tick: () => lanes.tick(),
  };
}

/** All rows of so many bits, in binary order, the first the most significant. */
export function rowsOf(count: number): boolean[][] {
  return Array.from({ length: 2 ** count }, (_, row) =>
    Array.from({ length: count }, (__, bit) => ((row >> (count - 1 - bit)) & 1) === 1),
  );
}

/**
 * Inputs that keep s27 awake: with G1 = 0 and G2 = 1 from its start on G7 stays 0, else it is soon 1 for good, and so is the
 * output.
 */
export function s27Rows(count: number): boolean[][] {
  const free = fc.array(fc.boolean(), { minLength: 2, maxLength: 2 });
  return fc.sample(free, { seed: 1, numRuns: count }).map(([g0, g3]) => [g0!, false, true, g3!]);
}

/** A counter of four bits that counts while `en` is 1, its carries in a chain: ways of very different length. */
export const counter = `INPUT(en)
OUTPUT(q0)
OUTPUT(q1)
OUTPUT(q2)
OUTPUT(q3)
q0 = DFF(d0)
q1 = DFF(d1)
q2 = DFF(d2)
q3 = DFF(d3)
d0 = XOR(q0, en)
c1 = AND(q0, en)
d1 = XOR(q1, c1)
c2 = AND(q1, c1)
d2 = XOR(q2, c2)
c3 = AND(q2, c2)
d3 = XOR(q3, c3)
`;

/** Its outputs after so many enabled ticks, lowest bit first. */
export function counted(ticks: number): boolean[] {
  return [0, 1, 2, 3].map((bit) => ((ticks >> bit) & 1) === 1);
}

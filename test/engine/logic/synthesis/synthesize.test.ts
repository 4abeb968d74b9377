import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { functionFromExpressions } from '../../../../engine/logic/synthesis/from-expressions.ts';
import { functionFromTable } from '../../../../engine/logic/synthesis/from-table.ts';
import type { BooleanFunction } from '../../../../engine/logic/synthesis/function.ts';
import { synthesize, type Synthesis } from '../../../../engine/logic/synthesis/synthesize.ts';
import { gateStyles, type GateStyle } from '../../../../engine/logic/synthesis/types.ts';
import { mismatches } from '../../../../engine/logic/synthesis/verify.ts';
import { parseNetworkText, serializeNetwork } from '../../../../engine/network/parse.ts';
import { valueOf } from '../../data/support.ts';
import { measure } from '../measure.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

function made(target: BooleanFunction, style: GateStyle): Synthesis {
  return valueOf(synthesize(target, style));
}

const of = (style: GateStyle, ...texts: string[]): Synthesis => made(valueOf(functionFromExpressions(texts)), style);

function tableFunction(values: Uint8Array): BooleanFunction {
  const inputs = names.slice(0, Math.log2(values.length));
  return { inputs, outputs: [{ name: 'y', values, expression: null, text: null }] };
}

/** Runs the network and compares all rows, both with the function and with what its lamps expect. */
function expectRight({ network, target }: Synthesis): void {
  const table = measure(network, { rows: 'all' });
  expect(mismatches(table, target)).toEqual([]);
  expect(table.pass).toBe(true);
}

/** All weights and biases of the network's neurons are those of the NAND, 1.5 − x − y. */
function isNand({ network }: Synthesis): boolean {
  return network.populations.every(({ id, parameters }) => {
    const weights = network.connections.filter(({ target }) => target === id).map(({ weight }) => weight as number);
    return parameters.b === 1.5 && (weights.length === 0 || weights.reduce((sum, each) => sum + each) === -2);
  });
}

describe.each(gateStyles)('synthesize in the style %s', (style) => {
  it('builds all 16 functions of two inputs, as the engine measures them', () => {
    for (let code = 0; code < 16; code++) {
      const synthesis = made(tableFunction(Uint8Array.from({ length: 4 }, (_, row) => (code >> row) & 1)), style);
      expectRight(synthesis);
      expect(synthesis.isFewest).toBe(true);
    }
  });

  it('builds all 256 functions of three inputs', () => {
    for (let code = 0; code < 256; code++) {
      const synthesis = made(tableFunction(Uint8Array.from({ length: 8 }, (_, row) => (code >> row) & 1)), style);
      expectRight(synthesis);
      if (style === 'nand') expect(isNand(synthesis)).toBe(true);
      if (style === 'threshold-2') expect(synthesis.layers).toBeLessThanOrEqual(2);
    }
  });

  it("builds random functions with don't-cares, within what is asked", () => {
    const table = fc
      .integer({ min: 0, max: 5 })
      .chain((inputCount) => fc.uint8Array({ minLength: 2 ** inputCount, maxLength: 2 ** inputCount, max: 2 }));
    fc.assert(
      fc.property(table, (values) => expectRight(made(tableFunction(values), style))),
      { seed: 5, numRuns: 25 },
    );
  });

  it('builds several outputs at once, from a file that reads back the same', () => {
    const synthesis = of(style, 'sum = a ^ b ^ c', 'carry = a & b | a & c | b & c', 'copy = a', 'always = 1');
    expectRight(synthesis);
    expect(valueOf(parseNetworkText(serializeNetwork(synthesis.network)))).toEqual(synthesis.network);
    expect(synthesis.network.probes.map(({ id }) => id)).toEqual(['sum', 'carry', 'copy', 'always']);
  });

  it('puts everything on the grid of 10, in columns, and nothing on another', () => {
    const { network, layers } = of(style, 'sum = a ^ b ^ c', 'carry = a & b | a & c | b & c');
    const places = Object.values(network.layout);
    expect(places.every(({ x, y }) => x % 200 === 0 && y % 10 === 0 && y >= 0)).toBe(true);
    expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(places.length);
    expect(Math.max(...places.map(({ x }) => x))).toBe(200 * (layers + 1));
    for (const { source, target } of network.connections)
      expect(network.layout[target]!.x).toBeGreaterThan(network.layout[source]!.x);
  });
});

describe('NAND neurons', () => {
  // Textbook counts: Maini, Digital Electronics (2007), and any course on NAND logic.
  it.each([
    ['a ^ b', 4],
    ['!(a ^ b)', 5],
    ['a | b', 3],
    ['a & b', 2],
    ['!(a | b)', 4],
    ['s & a | !s & b', 4],
    ['a ^ b ^ c', 8],
    ['a', 2],
  ])('builds %s of %i, and proves that fewer do not do', (text, neurons) => {
    expect(of('nand', text)).toMatchObject({ neurons, isFewest: true });
  });

  it('builds a half adder of 5 and a full adder of 9', () => {
    expect(of('nand', 's = a ^ b', 'c = a & b').neurons).toBe(5);
    expect(of('nand', 's = a ^ b ^ c', 'r = a & b | a & c | b & c').neurons).toBe(9);
  });

  it('builds the parity of eight inputs of seven XORs', () => {
    const synthesis = of('nand', 'a ^ b ^ c ^ d ^ e ^ f ^ g ^ h');
    expect(synthesis).toMatchObject({ neurons: 28, isFewest: false });
    expectRight(synthesis);
  });
});

describe('fewest threshold neurons', () => {
  it.each([
    ['a & b | a & c | b & c', 1, true],
    ['a ^ b', 2, true],
    ['a & b | c & d', 2, true],
    ['a ^ b ^ c', 2, true],
    ['a ^ b ^ c ^ d', 3, true],
    // ⌈log2(n + 1)⌉, as one counts in binary.
    ['a ^ b ^ c ^ d ^ e ^ f ^ g', 3, false],
    ['a ^ b ^ c ^ d ^ e ^ f ^ g ^ h', 4, false],
  ])('builds %s of %i; proven: %s', (text, neurons, isFewest) => {
    const synthesis = of('threshold', text);
    expect(synthesis).toMatchObject({ neurons, isFewest });
    expectRight(synthesis);
  });

  it('lets outputs see each other: an adder of two bits is one neuron a digit', () => {
    const digits = ['s0 = a0 ^ b0', 's1 = a1 ^ b1 ^ (a0 & b0)', 'c = a1 & b1 | (a1 ^ b1) & a0 & b0'];
    const synthesis = of('threshold', ...digits);
    expect(synthesis).toMatchObject({ neurons: 3, isFewest: true });
    expectRight(synthesis);
  });

  it("does not call two neurons the fewest where don't-cares would let both outputs be one", () => {
    const { neurons, isFewest } = made(
      valueOf(functionFromTable('a b | p q\n0 0 | 0 -\n0 1 | - 0\n1 0 | - 1\n1 1 | 1 -')),
      'threshold',
    );
    expect(isFewest).toBe(neurons === 1);
  });

  it('uses one neuron for the 104 threshold functions of three inputs, and two for all others', () => {
    const counts = new Map<number, number>();
    for (let code = 0; code < 256; code++) {
      const { neurons } = made(
        tableFunction(Uint8Array.from({ length: 8 }, (_, row) => (code >> row) & 1)),
        'threshold',
      );
      counts.set(neurons, (counts.get(neurons) ?? 0) + 1);
    }
    expect(counts).toEqual(
      new Map([
        [1, 104],
        [2, 152],
      ]),
    );
  });
});

describe('two layers', () => {
  it.each([
    ['a ^ b', 3],
    ['a ^ b ^ c', 4],
    ['a & b | c & d', 3],
    // One for each count that may be reached, and one more.
    ['a ^ b ^ c ^ d ^ e ^ f ^ g ^ h', 9],
  ])('builds %s of %i', (text, neurons) => {
    const synthesis = of('threshold-2', text);
    expect(synthesis).toMatchObject({ neurons, layers: 2 });
    expectRight(synthesis);
  });
});

describe('a synthesis', () => {
  it('reports both forms, and says of the lamp what was written', () => {
    const { outputs, network } = of('nand', '(a | b) & (a | c)');
    expect(outputs[0]).toMatchObject({
      sumOfProducts: { text: 'a | b & c', terms: 2, literals: 3, isMinimal: true },
      productOfSums: { text: '(a | b) & (a | c)', terms: 2, literals: 4, isMinimal: true },
      threshold: { kind: 'threshold', neuron: { weights: [2, 1, 1], threshold: 2 } },
    });
    expect(network.probes[0]).toMatchObject({ kind: 'lamp', expect: '(a | b) & (a | c)' });
  });

  it('builds sixteen inputs, and refuses what would take too many neurons', () => {
    const inputs = Array.from({ length: 16 }, (_, k) => `x${k}`).join(' ');
    const wide = of('threshold', inputs.replaceAll(' ', ' & '));
    expect(wide).toMatchObject({ neurons: 1 });
    // The last bits of the powers of 3 modulo a prime are as good as random, and have no short form.
    let power = 1;
    const rows = Array.from({ length: 2 ** 15 }, (_, row) => {
      power = (power * 3) % 65_537;
      return `${row.toString(2).padStart(15, '0').split('').join(' ')} | ${power & 1}`;
    });
    const text = [`${inputs.split(' ').slice(0, 15).join(' ')} | y`, ...rows].join('\n');
    const refused = synthesize(valueOf(functionFromTable(text)), 'threshold-2');
    expect(refused.ok ? [] : refused.issues[0]).toMatchObject({
      path: 'function',
      message: 'the circuit would have more than 4,096 neurons',
    });
  });
});

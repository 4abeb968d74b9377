import { describe, expect, it } from 'vitest';
import { expectedBit, parseExpected } from '../../../engine/logic/expected.ts';
import { createTruthTable } from '../../../engine/logic/truth-table.ts';
import { parseNetwork } from '../../../engine/network/parse.ts';
import type { Network } from '../../../engine/network/types.ts';
import { example } from '../examples/support.ts';

const inputs = ['a1', 'a0', 'b1', 'b0'];

/** Two numbers of two bits, and lamps with what the file expects of them. */
function fileOf(lamps: Record<string, string>) {
  return {
    ...{ format: 'nandrite.network', version: 1 },
    populations: [{ id: 'n', model: 'mcculloch-pitts' }],
    stimuli: inputs.map((id) => ({ id, kind: 'toggle' })),
    probes: Object.entries(lamps).map(([id, text]) => ({ kind: 'lamp', id, target: 'n', expect: text })),
  };
}

function circuit(lamps: Record<string, string>): Network {
  const parsed = parseNetwork(fileOf(lamps));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

function issuesOf(lamps: Record<string, string>, texts: string[] = []) {
  const parsed = parseExpected(texts, circuit(lamps));
  return parsed.ok ? [] : parsed.issues;
}

/** What lamps should show for a = row >> 2 and b = row & 3, by row. */
function columns(lamps: Record<string, string>, texts: string[] = []): Record<string, number[]> {
  const parsed = parseExpected(texts, circuit(lamps));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const levels = Array.from({ length: 16 }, (_, row) => [3, 2, 1, 0].map((bit) => (row >> bit) & 1)).flat();
  return Object.fromEntries(
    [...parsed.value].map(([lamp, one]) => [
      lamp,
      Array.from({ length: 16 }, (_, row) => expectedBit(one, inputs, levels, row)!),
    ]),
  );
}

const rows = Array.from({ length: 16 }, (_, row) => ({ a: row >> 2, b: row & 3 }));
const bit = (place: number, value: (row: { a: number; b: number }) => number): number[] =>
  rows.map((row) => (value(row) >> place) & 1);

describe('lamps of a file', () => {
  it('tell the other bits of their number, but none that has a text of its own', () => {
    const lamps = { p0: 'p = a * b', p1: '', p2: '!a0', p3: '' };
    expect(columns(lamps)).toEqual({
      p0: bit(0, ({ a, b }) => a * b),
      p1: bit(1, ({ a, b }) => a * b),
      p2: rows.map(({ a }) => 1 - (a & 1)),
      p3: bit(3, ({ a, b }) => a * b),
    });
  });

  it('compare numbers, alone or with the lamp named', () => {
    const larger = bit(0, ({ a, b }) => Number(a > b));
    expect(columns({ x: 'a > b', y: 'y = a > b' })).toEqual({ x: larger, y: larger });
  });

  it('give way to texts that name them, wrong as they may be', () => {
    expect(columns({ p0: 'p = a * c', p1: '' }, ['p = a ^ b'])).toEqual({
      p0: bit(0, ({ a, b }) => a ^ b),
      p1: bit(1, ({ a, b }) => a ^ b),
    });
    expect(columns({ y: 'a > c' }, ['a0'])).toEqual({ y: bit(0, ({ a }) => a) });
  });

  it('name at its column what the circuit lacks', () => {
    expect(issuesOf({ x: '', y: 'y = a + c' })).toEqual([
      {
        path: 'probes[1].expect, column 9',
        message: 'the circuit has no input "c"',
        expected: expect.stringContaining('the numbers a, b'),
        text: 'y = a + c',
        column: 9,
      },
    ]);
    expect(issuesOf({ p0: 'p = a', p2: '' })).toMatchObject([
      { path: 'probes[0].expect, column 1', message: 'the outputs make no number "p"' },
    ]);
  });

  it('are refused where two tell a third different things', () => {
    expect(issuesOf({ p0: 'p = a', p1: 'p = b', p2: '' })).toMatchObject([
      { path: 'probes[1].expect, column 1', message: 'output "p2" has an expectation already' },
    ]);
    expect(issuesOf({ p0: 'p = a', p1: 'p = a', p2: '' })).toEqual([]);
  });

  it.each([
    ['p = a *', 'column 8', 'the expression ends'],
    ['q = a', 'column 1', 'found "q" before the = at lamp "p0"'],
    [' = a', 'column 2', 'nothing is named before the ='],
    ['a & ', 'column 5', 'the expression ends'],
  ])('cannot be read: %j', (text, place, message) => {
    const parsed = parseNetwork(fileOf({ p0: text }));
    expect(parsed.ok ? [] : parsed.issues).toMatchObject([{ path: `probes[0].expect, ${place}`, message }]);
  });

  it('check a multiplier by one of its lamps', () => {
    const whole = example('multiplier-4x4');
    const probes = whole.probes.map((probe) =>
      probe.kind === 'lamp' ? { ...probe, expect: probe.id === 'p0' ? 'p = a * b' : '' } : probe,
    );
    const network = { ...whole, probes };
    const parsed = parseExpected([], network);
    if (!parsed.ok) throw new Error(parsed.issues[0]!.message);
    expect([...parsed.value.keys()].sort()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']);
    const running = createTruthTable(network, { expectations: parsed.value, trials: 1 });
    running.advance(Infinity);
    expect(running.table().pass).toBe(true);
  });
});

import { busesOf, type Bus } from './buses.ts';

export interface InputRename {
  /** All inputs by their names before. */
  readonly inputs: readonly string[];
  readonly from: string;
  readonly to: string;
}

/**
 * An expression over inputs once one of them has another name; it means the same. A number `a` whose bits make no number any
 * more is written as their sum, `(x0 + 2*a1 + 4*a2)`, until all of them have moved on and the sum is a number again: `x`.
 */
export function renameInput(text: string, { inputs, from, to }: InputRename): string {
  const after = inputs.map((name) => (name === from ? to : name));
  const buses = busesOf(inputs);
  const next = busesOf(after);
  const renamed = text.replace(namePattern, (whole, name: string, bit: string | undefined) => {
    const bus = buses.get(name);
    if (bit === undefined && !bus) return name === from ? to : name;
    if (!bus) return whole;
    const bits = bus.bits.map((place) => after[place]!);
    const moved = numberOf(bits, after, next);
    const place = Number(bit) - bus.first;
    if (bit === undefined) return moved ?? sumOf(bits);
    if (moved === null) return bits[place] ?? whole;
    return moved === name ? whole : `${moved}[${next.get(moved)!.first + place}]`;
  });
  return renamed === text ? text : renamed.replace(sumPattern, (sum) => numberOfSum(sum, after, next) ?? sum);
}

const namePattern = /([A-Za-z]\w*)(?:\s*\[\s*(\d{1,6})\s*\])?/g;
const sumPattern = /\([A-Za-z]\w*(?: \+ \d+\*[A-Za-z]\w*)+\)/g;

/** The number that exactly these inputs make, the least significant first. */
function numberOf(bits: readonly string[], inputs: readonly string[], buses: ReadonlyMap<string, Bus>): string | null {
  for (const [name, bus] of buses) {
    if (bus.bits.length === bits.length && bus.bits.every((place, k) => inputs[place] === bits[k])) return name;
  }
  return null;
}

function sumOf(bits: readonly string[]): string {
  const terms = bits.map((name, k) => (k === 0 ? name : `${2n ** BigInt(k)}*${name}`));
  return terms.length === 1 ? terms[0]! : `(${terms.join(' + ')})`;
}

function numberOfSum(sum: string, inputs: readonly string[], buses: ReadonlyMap<string, Bus>): string | null {
  const bits = [...sum.matchAll(/[A-Za-z]\w*/g)].map(([name]) => name);
  return sum === sumOf(bits) ? numberOf(bits, inputs, buses) : null;
}

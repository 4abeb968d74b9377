/**
 * An array multiplier of n × n bits as an ISCAS `.bench` text, of the carry-save shape of c6288 (16 × 16; Hansen, Yalcin &
 * Hayes 1999): n² ANDs, then rows of adders. Inputs a0 … b0 …, outputs p0 … p(2n − 1), lowest bit first. `adder` writes
 * its full adders in NORs alone, as c6288 does, or in XOR, AND and OR.
 */
export function multiplierBench(bits: number, style: 'nor' | 'xor' = 'nor'): string {
  const lines: string[] = [];
  const range = Array.from({ length: bits }, (_, k) => k);
  for (const k of range) lines.push(`INPUT(a${k})`);
  for (const k of range) lines.push(`INPUT(b${k})`);
  for (let k = 0; k < 2 * bits; k++) lines.push(`OUTPUT(p${k})`);
  for (const i of range) for (const j of range) lines.push(`pp${i}_${j} = AND(a${j}, b${i})`);
  const add = style === 'nor' ? norAdder : xorAdder;
  // `sums` holds bits i, i + 1, … of the product so far; each row adds the next partial product, one bit to the left.
  let sums = range.map((j) => `pp0_${j}`);
  let top: string | null = null;
  lines.push(`p0 = BUFF(${sums[0]})`);
  for (const i of range.slice(1)) {
    let carry: string | null = null;
    const next: string[] = [];
    for (const j of range) {
      const others = [sums[j + 1] ?? top, carry].filter((each) => each !== null);
      const name = `r${i}_${j}`;
      const terms = [`pp${i}_${j}`, ...others];
      if (terms.length === 1) {
        next.push(terms[0]!);
        carry = null;
        continue;
      }
      lines.push(...add(name, terms));
      next.push(`${name}_s`);
      carry = `${name}_c`;
    }
    top = carry;
    sums = next;
    lines.push(`p${i} = BUFF(${sums[0]})`);
  }
  for (let k = bits; k < 2 * bits - 1; k++) lines.push(`p${k} = BUFF(${sums[k - bits + 1]})`);
  lines.push(`p${2 * bits - 1} = BUFF(${top})`);
  return `${lines.join('\n')}\n`;
}

/** A full adder of nine NORs, or a half adder of six; outputs `name_s` and `name_c`. */
function norAdder(name: string, [x, y, z]: readonly string[]): string[] {
  const half = (at: string, p: string, q: string): string[] => [
    `${at}_1 = NOR(${p}, ${q})`,
    `${at}_2 = NOR(${p}, ${at}_1)`,
    `${at}_3 = NOR(${q}, ${at}_1)`,
    `${at}_4 = NOR(${at}_2, ${at}_3)`,
  ];
  // _4 is the inverse of x ⊕ y.
  const first = half(`${name}_h`, x!, y!);
  if (z === undefined) {
    return [...first, `${name}_s = NOT(${name}_h_4)`, `${name}_c = NOR(${name}_h_1, ${name}_s)`];
  }
  const second = half(`${name}_g`, `${name}_h_4`, z);
  return [
    ...first,
    ...second.slice(0, 3),
    `${name}_s = NOR(${name}_g_2, ${name}_g_3)`,
    `${name}_c = NOR(${name}_h_1, ${name}_g_1)`,
  ];
}

function xorAdder(name: string, terms: readonly string[]): string[] {
  const [x, y, z] = terms;
  if (z === undefined) return [`${name}_s = XOR(${x}, ${y})`, `${name}_c = AND(${x}, ${y})`];
  return [
    `${name}_s = XOR(${x}, ${y}, ${z})`,
    `${name}_xy = AND(${x}, ${y})`,
    `${name}_or = OR(${x}, ${y})`,
    `${name}_oz = AND(${name}_or, ${z})`,
    `${name}_c = OR(${name}_xy, ${name}_oz)`,
  ];
}

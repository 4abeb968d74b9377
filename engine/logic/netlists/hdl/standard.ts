/**
 * The chips of nand2tetris that need not lie beside a file, in HDL of our own; `primitives` are below them. Chips of the
 * book from chapter 1 to 3, but for memories above RAM64 and devices.
 */
export function standardChip(name: string): string | null {
  return Object.hasOwn(chips, name) ? chips[name]! : null;
}

/** Chips that are one gate, or a register. */
export const primitives: Readonly<Record<string, string>> = {
  Nand: 'CHIP Nand { IN a, b; OUT out; BUILTIN Nand; }',
  Not: 'CHIP Not { IN in; OUT out; BUILTIN Not; }',
  And: 'CHIP And { IN a, b; OUT out; BUILTIN And; }',
  Or: 'CHIP Or { IN a, b; OUT out; BUILTIN Or; }',
  Xor: 'CHIP Xor { IN a, b; OUT out; BUILTIN Xor; }',
  DFF: 'CHIP DFF { IN in; OUT out; BUILTIN DFF; }',
};

/** The parts of a chip, one for each bit. */
function eachBit(count: number, part: (bit: number) => string): string {
  return Array.from({ length: count }, (_, bit) => part(bit)).join(' ');
}

function twoWide(name: string, part: string): string {
  return `CHIP ${name} { IN a[16], b[16]; OUT out[16]; PARTS: ${eachBit(16, (i) => `${part}(a=a[${i}], b=b[${i}], out=out[${i}]);`)} }`;
}

/** A memory of eight parts, each addressed by the three bits that `part` does not take. */
function memory(name: string, part: string, bits: number): string {
  const inner = part === 'Register' ? '' : `, address=address[0..${bits - 4}]`;
  const words = 'abcdefgh';
  return `CHIP ${name} { IN in[16], load, address[${bits}]; OUT out[16]; PARTS:
    DMux8Way(in=load, sel=address[${bits - 3}..${bits - 1}], ${eachBit(8, (i) => `${words[i]}=load${i}`).replaceAll(' ', ', ')});
    ${eachBit(8, (i) => `${part}(in=in, load=load${i}${inner}, out=out${i});`)}
    Mux8Way16(${eachBit(8, (i) => `${words[i]}=out${i}`).replaceAll(' ', ', ')}, sel=address[${bits - 3}..${bits - 1}], out=out); }`;
}

const chips: Readonly<Record<string, string>> = {
  ...primitives,
  Mux: `CHIP Mux { IN a, b, sel; OUT out; PARTS:
    Not(in=sel, out=notSel); And(a=a, b=notSel, out=x); And(a=b, b=sel, out=y); Or(a=x, b=y, out=out); }`,
  DMux: 'CHIP DMux { IN in, sel; OUT a, b; PARTS: Not(in=sel, out=notSel); And(a=in, b=notSel, out=a); And(a=in, b=sel, out=b); }',
  Not16: `CHIP Not16 { IN in[16]; OUT out[16]; PARTS: ${eachBit(16, (i) => `Not(in=in[${i}], out=out[${i}]);`)} }`,
  And16: twoWide('And16', 'And'),
  Or16: twoWide('Or16', 'Or'),
  Mux16: `CHIP Mux16 { IN a[16], b[16], sel; OUT out[16]; PARTS:
    ${eachBit(16, (i) => `Mux(a=a[${i}], b=b[${i}], sel=sel, out=out[${i}]);`)} }`,
  Or8Way: `CHIP Or8Way { IN in[8]; OUT out; PARTS: Or(a=in[0], b=in[1], out=or1);
    ${eachBit(6, (i) => `Or(a=or${i + 1}, b=in[${i + 2}], out=${i === 5 ? 'out' : `or${i + 2}`});`)} }`,
  Mux4Way16: `CHIP Mux4Way16 { IN a[16], b[16], c[16], d[16], sel[2]; OUT out[16]; PARTS:
    Mux16(a=a, b=b, sel=sel[0], out=ab); Mux16(a=c, b=d, sel=sel[0], out=cd); Mux16(a=ab, b=cd, sel=sel[1], out=out); }`,
  Mux8Way16: `CHIP Mux8Way16 { IN a[16], b[16], c[16], d[16], e[16], f[16], g[16], h[16], sel[3]; OUT out[16]; PARTS:
    Mux4Way16(a=a, b=b, c=c, d=d, sel=sel[0..1], out=low); Mux4Way16(a=e, b=f, c=g, d=h, sel=sel[0..1], out=high);
    Mux16(a=low, b=high, sel=sel[2], out=out); }`,
  DMux4Way: `CHIP DMux4Way { IN in, sel[2]; OUT a, b, c, d; PARTS:
    DMux(in=in, sel=sel[1], a=ab, b=cd); DMux(in=ab, sel=sel[0], a=a, b=b); DMux(in=cd, sel=sel[0], a=c, b=d); }`,
  DMux8Way: `CHIP DMux8Way { IN in, sel[3]; OUT a, b, c, d, e, f, g, h; PARTS: DMux(in=in, sel=sel[2], a=low, b=high);
    DMux4Way(in=low, sel=sel[0..1], a=a, b=b, c=c, d=d); DMux4Way(in=high, sel=sel[0..1], a=e, b=f, c=g, d=h); }`,
  HalfAdder: 'CHIP HalfAdder { IN a, b; OUT sum, carry; PARTS: Xor(a=a, b=b, out=sum); And(a=a, b=b, out=carry); }',
  FullAdder: `CHIP FullAdder { IN a, b, c; OUT sum, carry; PARTS:
    HalfAdder(a=a, b=b, sum=ab, carry=carry1); HalfAdder(a=ab, b=c, sum=sum, carry=carry2); Or(a=carry1, b=carry2, out=carry); }`,
  Add16: `CHIP Add16 { IN a[16], b[16]; OUT out[16]; PARTS: HalfAdder(a=a[0], b=b[0], sum=out[0], carry=carry1);
    ${eachBit(15, (i) => `FullAdder(a=a[${i + 1}], b=b[${i + 1}], c=carry${i + 1}, sum=out[${i + 1}], carry=carry${i + 2});`)} }`,
  Inc16: `CHIP Inc16 { IN in[16]; OUT out[16]; PARTS: Not(in=in[0], out=out[0]);
    ${eachBit(15, (i) => `HalfAdder(a=in[${i + 1}], b=${i === 0 ? 'in[0]' : `carry${i}`}, sum=out[${i + 1}], carry=carry${i + 1});`)} }`,
  ALU: `CHIP ALU { IN x[16], y[16], zx, nx, zy, ny, f, no; OUT out[16], zr, ng; PARTS:
    Mux16(a=x, b=false, sel=zx, out=x1); Not16(in=x1, out=notX1); Mux16(a=x1, b=notX1, sel=nx, out=x2);
    Mux16(a=y, b=false, sel=zy, out=y1); Not16(in=y1, out=notY1); Mux16(a=y1, b=notY1, sel=ny, out=y2);
    Add16(a=x2, b=y2, out=sum); And16(a=x2, b=y2, out=both); Mux16(a=both, b=sum, sel=f, out=result);
    Not16(in=result, out=notResult);
    Mux16(a=result, b=notResult, sel=no, out=out, out[0..7]=low, out[8..15]=high, out[15]=ng);
    Or8Way(in=low, out=anyLow); Or8Way(in=high, out=anyHigh); Or(a=anyLow, b=anyHigh, out=any); Not(in=any, out=zr); }`,
  Bit: 'CHIP Bit { IN in, load; OUT out; PARTS: Mux(a=held, b=in, sel=load, out=next); DFF(in=next, out=out, out=held); }',
  Register: `CHIP Register { IN in[16], load; OUT out[16]; PARTS:
    ${eachBit(16, (i) => `Bit(in=in[${i}], load=load, out=out[${i}]);`)} }`,
  PC: `CHIP PC { IN in[16], load, inc, reset; OUT out[16]; PARTS:
    Inc16(in=held, out=more); Mux16(a=held, b=more, sel=inc, out=next1); Mux16(a=next1, b=in, sel=load, out=next2);
    Mux16(a=next2, b=false, sel=reset, out=next3); Register(in=next3, load=true, out=out, out=held); }`,
  RAM8: memory('RAM8', 'Register', 3),
  RAM64: memory('RAM64', 'RAM8', 6),
};

export const standardNames: readonly string[] = Object.keys(chips);

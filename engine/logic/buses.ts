/** A number whose bits are inputs or outputs of a circuit: `a0` to `a3`, or `a_0` to `a_3`, are the number `a`. */
export interface Bus {
  /** Places of its bits among the names, the least significant first. */
  readonly bits: readonly number[];
  /** Number in the name of the least significant bit, so that `x1` to `x8` are a bus as well. */
  readonly first: number;
}

/** Names that end in numbers without a gap, by their stem; a stem that is a name itself is no bus. */
export function busesOf(names: readonly string[]): ReadonlyMap<string, Bus> {
  const stems = new Map<string, { readonly number: number; readonly place: number }[]>();
  names.forEach((name, place) => {
    const [, stem, digits] = /^(.+?)_?(\d+)$/.exec(name) ?? [];
    if (stem === undefined || names.includes(stem)) return;
    const found = stems.get(stem) ?? [];
    found.push({ number: Number(digits), place });
    stems.set(stem, found);
  });
  const buses = new Map<string, Bus>();
  for (const [stem, found] of stems) {
    found.sort((a, b) => a.number - b.number);
    const first = found[0]!.number;
    if (found.every(({ number }, bit) => number === first + bit)) {
      buses.set(stem, { bits: found.map(({ place }) => place), first });
    }
  }
  return buses;
}

/** The unsigned number on a bus, of levels that begin at `offset`. */
export function readBus({ bits }: Bus, levels: ArrayLike<number>, offset: number): bigint {
  // Within 30 bits a plain number does.
  if (bits.length <= 30) return BigInt(bits.reduce((sum, place, bit) => sum + (levels[offset + place]! << bit), 0));
  return bits.reduce((sum, place, bit) => sum + (BigInt(levels[offset + place]!) << BigInt(bit)), 0n);
}

/** Whether an expression names a number that inputs make. */
export function namesBus(text: string, inputs: readonly string[]): boolean {
  const buses = busesOf(inputs);
  return [...text.matchAll(/[A-Za-z]\w*/g)].some(([name]) => buses.has(name));
}

/** A reader of the little Verilog that we write: gates, assignments of & | ~, and registers of one clock. */
export function readVerilog(text: string) {
  const inputs = [...text.matchAll(/^ {2}input (\w+)/gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== clockOf(text));
  const outputs = [...text.matchAll(/^ {2}output (?:reg )?(\w+)/gm)].map(([, name]) => name!);
  const values = new Map([...text.matchAll(/reg (\w+) = 1'b([01])/g)].map(([, name, bit]) => [name!, bit === '1']));
  const registers = [...text.matchAll(/always @\(posedge \w+\) (\w+) <= (\w+);/g)].map(
    ([, to, from]) => [to!, from!] as const,
  );
  const gates = [...text.matchAll(/^ {2}(and|nand|or|nor|not|buf) \((\w+), ([\w, ]+)\);/gm)].map(
    ([, gate, to, list]) => {
      const names = list!.split(', ');
      return {
        to: to!,
        of: () =>
          gateOf(
            gate!,
            names.map((name) => values.get(name)!),
          ),
      };
    },
  );
  const assigns = [...text.matchAll(/assign (\w+) = ([^;]+);/g)].map(([, to, sum]) => ({
    to: to!,
    of: () => sumOf(sum!, values),
  }));
  return {
    answer(row: readonly boolean[]): boolean[] {
      row.forEach((bit, index) => values.set(inputs[index]!, bit));
      // Statements have no order: as many rounds as there are statements settle them.
      const all = [...gates, ...assigns];
      for (let round = 0, changed = true; changed && round <= all.length; round++) {
        changed = false;
        for (const { to, of } of all) {
          const value = of();
          changed ||= values.get(to) !== value;
          values.set(to, value);
        }
      }
      return outputs.map((name) => values.get(name)!);
    },
    tick(): void {
      const next = registers.map(([to, from]) => [to, values.get(from)!] as const);
      for (const [to, value] of next) values.set(to, value);
    },
  };
}

function clockOf(text: string): string | undefined {
  return /posedge (\w+)/.exec(text)?.[1];
}

function gateOf(gate: string, bits: readonly boolean[]): boolean {
  if (gate === 'and' || gate === 'nand') return bits.every(Boolean) === (gate === 'and');
  if (gate === 'or' || gate === 'nor') return bits.some(Boolean) === (gate === 'or');
  return bits[0]! === (gate === 'buf');
}

/** Our sums have parentheses around products alone, so that `|` outside of them parts terms. */
function sumOf(sum: string, values: ReadonlyMap<string, boolean>): boolean {
  return sum.split(' | ').some((product) =>
    product
      .replace(/[()]/g, '')
      .split(' & ')
      .every((literal) => {
        if (literal.startsWith("1'b")) return literal === "1'b1";
        return literal.startsWith('~') ? !values.get(literal.slice(1)) : values.get(literal) === true;
      }),
  );
}

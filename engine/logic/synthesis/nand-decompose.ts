import type { NandBuilder } from './nand-builder.ts';
import type { Signal } from './circuit.ts';
import { allRows, type BitTable } from './tables.ts';

/**
 * Builds a table by taking it apart at one input after the other (Shannon 1938), with what is simpler than a choice where it can be: an
 * input may be joined by AND, OR or XOR; then at the input whose two halves depend on the fewest others. Parts are shared.
 */
export function decompose(table: BitTable, nands: NandBuilder): Signal {
  const { inputCount, tables } = nands.circuit;
  const all = allRows(inputCount);

  function halves(of: BitTable, input: number): { one: BitTable; zero: BitTable } {
    const shift = BigInt(2 ** (inputCount - 1 - input));
    const [high, low] = [of & tables[input]!, of & ~tables[input]!];
    return { one: high | (high >> shift), zero: low | (low << shift) };
  }

  const dependsOn = (of: BitTable, input: number): boolean => {
    const { one, zero } = halves(of, input);
    return one !== zero;
  };
  const inputs = [...Array(inputCount).keys()];
  const widthOf = (of: BitTable): number => inputs.filter((input) => dependsOn(of, input)).length;

  function build(of: BitTable): Signal {
    if (of === 0n || of === all) return nands.constant(of === all);
    const found = nands.match(of);
    if (found !== null) return found;
    if (nands.circuit.find(all & ~of) !== null) return nands.not(nands.circuit.find(all & ~of)!);
    const options = inputs.filter((input) => dependsOn(of, input)).map((input) => ({ input, ...halves(of, input) }));
    const { input, one, zero } =
      options.find(({ one, zero }) => one === (all & ~zero)) ??
      options.find(({ one, zero }) => [one, zero].some((half) => half === 0n || half === all)) ??
      options.reduce((best, each) => (cost(each) < cost(best) ? each : best));
    if (one === (all & ~zero)) return nands.xor(input, build(zero));
    if (zero === 0n) return nands.and([input, build(one)]);
    if (one === 0n) return nands.and([nands.not(input), build(zero)]);
    if (one === all) return nands.or([input, build(zero)]);
    if (zero === all) return nands.or([nands.not(input), build(one)]);
    return choose(input, build(one), build(zero));
  }

  const cost = ({ one, zero }: { one: BitTable; zero: BitTable }): number => widthOf(one) + widthOf(zero);

  function choose(input: Signal, one: Signal, zero: Signal): Signal {
    return nands.nand(nands.nand(input, one), nands.nand(nands.not(input), zero));
  }

  return build(table);
}

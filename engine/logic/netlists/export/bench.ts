import type { Parsed } from '../../../network/issue.ts';
import type { Network } from '../../../network/types.ts';
import type { Literal } from '../../lanes/literals.ts';
import { planExport, type ExportedText, type ExportPlan } from './plan.ts';

/** A circuit of McCulloch–Pitts neurons as an ISCAS `.bench` file; issues name the neurons that are no gates. */
export function exportBench(network: Network): Parsed<ExportedText> {
  const planned = planExport(network, (name) => /^[^\s(),=#]{1,256}$/.test(name));
  if (!planned.ok) return planned;
  const { title, inputs, outputs, losses } = planned.value;
  const constant = planned.value.gates.find(({ shape }) => shape.kind === 'zero' || shape.kind === 'one');
  if (constant && inputs.length === 0) {
    const message = 'its output never changes, and a .bench file has no constants';
    return {
      ok: false,
      issues: [{ path: constant.place, message, expected: 'a toggle in the circuit, to make one of' }],
    };
  }
  const lines = [
    `# ${title}`,
    ...inputs.map((name) => `INPUT(${name})`),
    ...outputs.map(({ name }) => `OUTPUT(${name})`),
    ...gateLines(planned.value),
    ...outputs.filter(({ name, signal }) => name !== signal).map(({ name, signal }) => `${name} = BUFF(${signal})`),
  ];
  return { ok: true, value: { text: `${lines.join('\n')}\n`, losses } };
}

function gateLines({ inputs, registers, gates, signals, names }: ExportPlan): string[] {
  const lines: string[] = [];
  const inverses = new Map<string, string>();
  const inverseOf = (signal: string): string => {
    const known = inverses.get(signal) ?? names.fresh(`not_${signal}`);
    if (!inverses.has(signal)) lines.push(`${known} = NOT(${signal})`);
    inverses.set(signal, known);
    return known;
  };
  const write = (name: string, kind: 'and' | 'or', literals: readonly Literal[]): void => {
    const sources = literals.map(({ source }) => signals[source]!);
    const inverted = literals.filter((literal) => literal.inverted).length;
    // De Morgan: an AND of inverses is a NOR.
    const whole = inverted === literals.length;
    const gate = whole ? { and: 'NOR', or: 'NAND' }[kind] : { and: 'AND', or: 'OR' }[kind];
    const list = literals.map((literal, k) => (literal.inverted && !whole ? inverseOf(sources[k]!) : sources[k]!));
    lines.push(`${name} = ${literals.length > 1 ? gate : whole ? 'NOT' : 'BUFF'}(${list.join(', ')})`);
  };
  const writeCover = (name: string, products: readonly (readonly Literal[])[]): void => {
    const terms = products.map((literals) => {
      const [first, second] = literals;
      if (!second) return first!.inverted ? inverseOf(signals[first!.source]!) : signals[first!.source]!;
      const product = names.fresh(`${name}_and`);
      write(product, 'and', literals);
      return product;
    });
    lines.push(`${name} = OR(${terms.join(', ')})`);
  };
  for (const { name, data, initial } of registers) {
    if (initial === 0) lines.push(`${name} = DFF(${data})`);
    else {
      // Registers of the format start at 0: one that starts at 1 holds the inverse.
      const held = names.fresh(`${name}_held`);
      lines.push(`${held} = DFF(${inverseOf(data)})`, `${name} = NOT(${held})`);
    }
  }
  for (const { name, shape } of gates) {
    if (shape.kind === 'cover') writeCover(name, shape.products);
    else if (shape.kind === 'and' || shape.kind === 'or') write(name, shape.kind, shape.literals);
    else lines.push(`${name} = ${shape.kind === 'zero' ? 'XOR' : 'XNOR'}(${inputs[0]}, ${inputs[0]})`);
  }
  return lines;
}

import type { Network } from '../network/types.ts';
import { busesOf, namesBus } from './buses.ts';
import { circuitInputs, circuitOutputs } from './circuit.ts';
import type { Checked, ExpectationIssue } from './expectations.ts';
import { checkLampText, splitTarget, usesArithmetic } from './lamp-text.ts';
import { parseOverInputs } from './over-inputs.ts';

type LampBit = (levels: ArrayLike<number>, offset: number) => 0 | 1;

/** The arithmetic that lamps of a file expect, by the lamp's id; `p = a * b` at one bit of `p` tells the others too. */
export function parseLamps(network: Network, isSaid: (lamp: string) => boolean): Checked<Map<string, LampBit>> {
  const inputs = circuitInputs(network).map(({ id }) => id);
  const outputs = circuitOutputs(network).map(({ id }) => id);
  const own = new Map(network.probes.flatMap((probe) => (probe.kind === 'lamp' ? [[probe.id, probe.expect]] : [])));
  const buses = busesOf(outputs);
  const bits = new Map<string, LampBit>();
  const tellers = new Map<string, string>();
  const issues: ExpectationIssue[] = [];
  network.probes.forEach((probe, index) => {
    if (probe.kind !== 'lamp' || isSaid(probe.id) || !isArithmeticLamp(probe.expect, inputs)) return;
    const { id, expect: text } = probe;
    const path = `probes[${index}].expect`;
    const wrong = checkLampText(text, id).map((issue) => at(issue, path, text));
    const [name, start] = splitTarget(text);
    const places = name === null || name === id ? [outputs.indexOf(id)] : buses.get(name)?.bits;
    if (wrong.length > 0) return void issues.push(...wrong);
    if (!places) return void issues.push(noBus(name!, path, text));
    const parsed = parseOverInputs(' '.repeat(start) + text.slice(start), inputs, path, text);
    if (!parsed.ok) return void issues.push(...parsed.issues);
    for (const [bit, place] of places.entries()) {
      const lamp = outputs[place]!;
      const isOther = lamp !== id;
      if (isSaid(lamp) || (isOther && own.get(lamp)!.trim() !== '')) continue;
      const teller = tellers.get(lamp);
      if (teller !== undefined && teller !== text) issues.push(saidTwice(lamp, path, text));
      tellers.set(lamp, text);
      bits.set(lamp, (levels, offset) => ((parsed.value(levels, offset) >> BigInt(bit)) & 1n ? 1 : 0));
    }
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: bits };
}

/** Whether a lamp's text is none of single inputs and Boolean operators alone. */
export function isArithmeticLamp(text: string, inputs: readonly string[]): boolean {
  return splitTarget(text)[0] !== null || usesArithmetic(text) || namesBus(text, inputs);
}

function at(issue: { path: string; message: string; expected: string }, path: string, text: string): ExpectationIssue {
  return { ...issue, path: `${path}, ${issue.path}`, text, column: Number(issue.path.replace('column ', '')) };
}

function noBus(name: string, path: string, text: string): ExpectationIssue {
  const message = `the outputs make no number "${name}"`;
  return {
    path: `${path}, column 1`,
    message,
    expected: `outputs ${name}0, ${name}1 … without a gap`,
    text,
    column: 1,
  };
}

function saidTwice(lamp: string, path: string, text: string): ExpectationIssue {
  const message = `output "${lamp}" has an expectation already`;
  return { path: `${path}, column 1`, message, expected: 'one expectation an output', text, column: 1 };
}

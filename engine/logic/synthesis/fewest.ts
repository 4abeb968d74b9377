import { oneHelp, twoHelps, lastNeuron } from './cascades.ts';
import { graft, pruned, startCircuit, tablesOf, type Circuit, type CircuitBuilder, type Signal } from './circuit.ts';
import { foldedChain } from './folds.ts';
import type { BooleanFunction } from './function.ts';
import { sumFunctions } from './sums.ts';
import { withoutIdleInputs } from './support.ts';
import { inputTables, onOffOf } from './tables.ts';
import { twoLayers } from './two-layers.ts';
import type { Synthesised } from './types.ts';

/**
 * As few threshold neurons as are found. Outputs are built one after the other, those of one neuron first; each may see what is
 * there already. A function that no neuron computes is tried as a neuron with one or two helps, as a chain that folds a weighted sum, and as two
 * layers whose output sees the inputs too.
 */
export function synthesizeFewest({ inputs, outputs }: BooleanFunction): Synthesised {
  const builder = startCircuit(inputs.length);
  const designs = outputs.map(({ values }) => designOf(values, inputs.length));
  const order = [...designs.keys()].sort((a, b) => designs[a]!.circuit.gates.length - designs[b]!.circuit.gates.length);
  const signals: Signal[] = [];
  for (const k of order) signals[k] = place(builder, outputs[k]!.values, designs[k]!);
  const circuit = pruned({ inputCount: inputs.length, gates: builder.gates, outputs: signals });
  return { circuit, isProven: isLeast(circuit, designs) };
}

/** The best circuit of one output by itself, over the inputs that it needs. */
interface Design extends Synthesised {
  readonly inputs: readonly number[];
}

/** No circuit has fewer neurons than different outputs, nor than the one output that needs the most. */
function isLeast({ gates, outputs }: Circuit, designs: readonly Design[]): boolean {
  const needed = designs.map(({ circuit, isProven }) => (isProven ? circuit.gates.length : 1));
  return gates.length <= Math.max(new Set(outputs).size, ...needed);
}

function designOf(values: Uint8Array, inputCount: number): Design {
  const { inputs, values: reduced } = withoutIdleInputs(values, inputCount);
  return { inputs, ...bestOf(reduced) };
}

function bestOf(values: Uint8Array): Synthesised {
  const inputCount = Math.log2(values.length);
  const single = lastNeuron(values, inputTables(inputCount));
  if (single) return { circuit: { inputCount, gates: [single], outputs: [inputCount] }, isProven: true };
  const sums = sumFunctions(values);
  const chain = shortestChain(sums, Infinity);
  if (chain?.gates.length === 2) return { circuit: chain, isProven: true };
  const two = oneHelp(values);
  if (two.circuit) return { circuit: two.circuit, isProven: true };
  const others = [chain, withoutIdleNeurons(twoLayers(values).circuit, values)].filter((each) => each !== null);
  const best = others.reduce((least, each) => (each.gates.length < least.gates.length ? each : least));
  const three = best.gates.length > 3 ? twoHelps(values) : null;
  const circuit = three ?? best;
  return { circuit, isProven: two.isComplete && circuit.gates.length === 3 };
}

function shortestChain(sums: ReturnType<typeof sumFunctions>, most: number): Circuit | null {
  let best: Circuit | null = null;
  for (const each of sums) {
    const limit = Math.min(most, Math.floor(each.jumps / 2) + 1, (best?.gates.length ?? Infinity) - 1);
    best = foldedChain(each, limit) ?? best;
  }
  return best;
}

/** Leaves out one neuron of the first layer after the other, as long as the last one is right with the inputs in its place. */
function withoutIdleNeurons(circuit: Circuit, values: Uint8Array): Circuit {
  const { inputCount, gates } = circuit;
  if (inputCount > mostRelearnt || gates.length > 40) return circuit;
  let hidden = gates.slice(0, -1);
  let best = circuit;
  for (const gate of gates.slice(0, -1)) {
    const fewer = hidden.filter((each) => each !== gate);
    const outputs = fewer.map((_, k) => inputCount + k);
    const features = [...inputTables(inputCount), ...tablesOf({ inputCount, gates: fewer, outputs })];
    const last = lastNeuron(values, features);
    if (last === null) continue;
    hidden = fewer;
    best = { inputCount, gates: [...fewer, last], outputs: [inputCount + fewer.length] };
  }
  return best;
}

/** Up to so many inputs, linear programs are small enough to be solved by the dozen. */
const mostRelearnt = 8;
const mostSeen = 12;

/** Builds a design, or less where neurons of other outputs help. */
function place(builder: CircuitBuilder, values: Uint8Array, { circuit, inputs }: Design): Signal {
  const { on, off } = onOffOf(values);
  const { inputCount, tables } = builder;
  const neurons = [...tables.keys()].slice(inputCount);
  const same = neurons.find((signal) => (on & ~tables[signal]!) === 0n && (off & tables[signal]!) === 0n);
  if (same !== undefined) return same;
  if (circuit.gates.length > 1 && inputs.length <= mostRelearnt) {
    const seen = neurons.slice(-mostSeen);
    const pairs = circuit.gates.length > 2 ? seen.flatMap((a, k) => seen.slice(k + 1).map((b) => [a, b])) : [];
    for (const helps of [...seen.map((signal) => [signal]), ...pairs]) {
      const sources = [...inputs, ...helps];
      const last = lastNeuron(
        values,
        sources.map((signal) => tables[signal]!),
      );
      if (last) return builder.add({ ...last, sources });
    }
  }
  return graft(builder, circuit, inputs)[0]!;
}

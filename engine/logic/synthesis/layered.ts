import { lastNeuron } from './cascades.ts';
import { graft, pruned, startCircuit, type Circuit } from './circuit.ts';
import type { BooleanFunction } from './function.ts';
import { withoutIdleInputs } from './support.ts';
import { inputTables } from './tables.ts';
import { twoLayers } from './two-layers.ts';
import type { Synthesised } from './types.ts';

/** Two layers of threshold neurons, or one for outputs that one neuron computes; neurons of the first layer are shared between outputs. */
export function synthesizeLayers({ inputs, outputs }: BooleanFunction): Synthesised {
  const builder = startCircuit(inputs.length);
  const designs = outputs.map(({ values }) => {
    const reduced = withoutIdleInputs(values, inputs.length);
    return { inputs: reduced.inputs, ...layersOf(reduced.values) };
  });
  const signals = designs.map((design) => graft(builder, design.circuit, design.inputs)[0]!);
  const circuit: Circuit = pruned({ inputCount: inputs.length, gates: builder.gates, outputs: signals });
  const needed = designs.map((design) => (design.isProven ? design.circuit.gates.length : 1));
  return { circuit, isProven: circuit.gates.length <= Math.max(new Set(signals).size, ...needed) };
}

function layersOf(values: Uint8Array): Synthesised {
  const inputCount = Math.log2(values.length);
  const single = lastNeuron(values, inputTables(inputCount));
  if (single === null) return twoLayers(values);
  return { circuit: { inputCount, gates: [single], outputs: [inputCount] }, isProven: true };
}

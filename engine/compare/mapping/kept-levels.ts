import { symbolsOf } from '../../equations/symbols.ts';
import { getModel } from '../../models/index.ts';
import type { NeuronModel } from '../../models/types.ts';
import type { Network } from '../../network/types.ts';
import { compile } from '../../simulation/compile.ts';
import { batchOf, type Compiled } from '../../simulation/compiled.ts';
import { rangeOf } from '../../simulation/sources.ts';
import { boundsOf, type Bounds } from './bounds.ts';
import { isInput } from './kept.ts';

/** What the neurons of a kept population send. */
export interface KeptLevels {
  /** Of each neuron, at its extremes. */
  readonly levels: readonly number[][];
  /** Whether nothing else can come: else it is what was seen in `looked` steps. */
  readonly isSure: boolean;
}

/** Steps in which what inputs send is looked at, where their text does not tell its bounds. */
export const looked = 1000;

/** By population; those that send nothing are left out. */
export function keptLevels(network: Network, kept: ReadonlySet<string>): ReadonlyMap<string, KeptLevels> {
  const populations = network.populations.filter(
    ({ id, model }) => kept.has(id) && isInput(getModel(model, network.models)),
  );
  if (populations.length === 0) return new Map();
  const simulation = compile({ ...network, populations, connections: [], stimuli: [], probes: [], events: [] });
  const { outputs, sourceCount, ranges } = simulation.compiled;
  const low = new Float64Array(sourceCount).fill(Infinity);
  const high = new Float64Array(sourceCount).fill(-Infinity);
  for (let step = 0; step < looked; step++) {
    simulation.step();
    for (let k = 0; k < sourceCount; k++) {
      low[k] = Math.min(low[k]!, outputs[k]!);
      high[k] = Math.max(high[k]!, outputs[k]!);
    }
  }
  return new Map(
    populations.map(({ id, model: modelId }) => {
      const { first, size } = rangeOf(ranges, id);
      const neurons = Array.from({ length: size }, (_, k) => first + k);
      const isConstant = !varies(getModel(modelId, network.models));
      const told = neurons.map((k) => (isConstant ? null : outputBounds(simulation.compiled, k)));
      const levels = neurons.map((k, n) => [...new Set(told[n] ?? [low[k]!, high[k]!])]);
      return [id, { levels, isSure: isConstant || told.every((bounds) => bounds !== null) }] as const;
    }),
  );
}

/** Whether steps differ, by chance or with time. */
function varies({ random, parsed: { output, subexpressions } }: NeuronModel): boolean {
  return random || [output, ...subexpressions].some(({ value }) => symbolsOf(value).has('t'));
}

/** By the text of its model, and its own parameters. */
function outputBounds(compiled: Compiled, neuron: number): Bounds | null {
  const { model, batch, index } = batchOf(compiled, neuron);
  const { output, subexpressions } = model.parsed;
  if (output.kind === 'threshold') return [0, 1];
  const known = (symbol: string): Bounds | null => {
    const column = batch.parameters.get(symbol);
    if (column) {
      const value = column.values.view[column.stride === 0 ? 0 : index]!;
      return [value, value];
    }
    const named = subexpressions.find(({ name }) => name === symbol);
    return named ? boundsOf(named.value, known) : null;
  };
  return boundsOf(output.value, known);
}

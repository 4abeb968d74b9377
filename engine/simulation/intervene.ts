import type { Column } from '../models/types.ts';
import type { Intervention } from '../runs/types.ts';
import { batchOf, type Compiled } from './arrays.ts';
import { checkIntervention } from './check-intervention.ts';
import { rangeOf } from './csr.ts';

/** Carries a change out in the arrays. Throws, and changes nothing, when `checkIntervention` refuses it. */
export function intervene(compiled: Compiled, levels: Float64Array, change: Intervention): void {
  const issue = checkIntervention(compiled.network, change);
  if (issue) throw new Error(`${issue.path}: ${issue.message}, expected ${issue.expected}`);
  switch (change.kind) {
    case 'level':
      levels[compiled.network.stimuli.findIndex(({ id }) => id === change.stimulus)] = change.value;
      break;
    case 'weight':
      setWeight(compiled, change.connection, change.value);
      break;
    case 'parameter':
      setParameter(compiled, change.population, change.symbol, change.value);
  }
}

function setWeight({ network, synapses }: Compiled, id: string, value: number): void {
  const index = network.connections.findIndex((connection) => connection.id === id);
  for (let k = 0; k < synapses.weight.length; k++) {
    if (synapses.connection[k] === index) synapses.weight[k] = value;
  }
}

function setParameter(compiled: Compiled, id: string, symbol: string, value: number): void {
  const { first, size } = rangeOf(compiled.ranges, id);
  const { batch, index } = batchOf(compiled, first);
  const own = ownColumn(batch.parameters[symbol]!, batch.size);
  own.values.fill(value, index, index + size);
  batch.parameters[symbol] = own;
}

/** A column with a value a neuron. */
function ownColumn(column: Column, size: number): Column {
  if (column.stride === 1) return column;
  return { values: new Float64Array(size).fill(column.values[0]!), stride: 1 };
}

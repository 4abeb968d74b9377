import type { Column } from '../models/types.ts';
import type { Intervention } from '../runs/types.ts';
import { batchOf, type Compiled } from './arrays.ts';
import { rangeOf } from './csr.ts';

/** Carries a change out in the arrays. Throws when it names what the network lacks, or a value that is no number. */
export function intervene(compiled: Compiled, levels: Float64Array, change: Intervention): void {
  if (!Number.isFinite(change.value)) throw new Error(`Found value ${change.value}, expected a finite number`);
  switch (change.kind) {
    case 'level':
      levels[indexOf(compiled.network.stimuli, change.stimulus)] = change.value;
      break;
    case 'weight':
      setWeight(compiled, change.connection, change.value);
      break;
    case 'parameter':
      setParameter(compiled, change.population, change.symbol, change.value);
  }
}

function setWeight({ network, synapses }: Compiled, id: string, value: number): void {
  const index = indexOf(network.connections, id);
  for (let k = 0; k < synapses.weight.length; k++) {
    if (synapses.connection[k] === index) synapses.weight[k] = value;
  }
}

function setParameter(compiled: Compiled, id: string, symbol: string, value: number): void {
  const { first, size } = rangeOf(compiled.ranges, id);
  const { batch, index } = batchOf(compiled, first);
  const column = batch.parameters[symbol];
  if (!column)
    throw new Error(`Found parameter "${symbol}", expected one of ${Object.keys(batch.parameters).join(', ')}`);
  const own = ownColumn(column, batch.size);
  own.values.fill(value, index, index + size);
  batch.parameters[symbol] = own;
}

/** A column with a value a neuron. */
function ownColumn(column: Column, size: number): Column {
  if (column.stride === 1) return column;
  return { values: new Float64Array(size).fill(column.values[0]!), stride: 1 };
}

function indexOf(items: readonly { readonly id: string }[], id: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index < 0) throw new Error(`Found id "${id}", expected one of ${items.map((item) => item.id).join(', ')}`);
  return index;
}

import type { GraphNode } from '../graph.ts';
import type { Local } from './builder.ts';
import { shapes, type Frame } from './kernel-frame.ts';
import { lookupsOf, writePack, writePlace, writeRows } from './kernel-table-rows.ts';
import type { LookupNode, OutOfRange, Rows, TableLocals } from './kernel-table-rows.ts';
import { op } from './opcodes.ts';

export interface TableReader {
  /** Leaves the value of a lookup on the stack; the first of a pack reads all of it. */
  read(node: GraphNode): void;
}

/** Reads tables for one vector of neurons. `nodes` are all that the roots need, `value` writes one of them. */
export function createTableReader(
  frame: Frame,
  nodes: readonly GraphNode[],
  bounds: ReadonlyMap<number, TableLocals>,
  outOfRange: OutOfRange,
  value: (node: GraphNode) => void,
): TableReader {
  const { b } = frame;
  const { lanes } = shapes[frame.kind.shape];
  const values = new Map<number, Local>();
  const places = new Map<string, Rows>();
  const lookups = lookupsOf(nodes);
  const packOf = ({ operation }: LookupNode): number => Math.floor(operation.function / lanes);

  function rowsOf({ operation: { table }, operands: [argument] }: LookupNode): Rows {
    const key = `${table} ${argument!.id}`;
    const known = places.get(key);
    if (known) return known;
    value(argument!);
    const rows = writeRows(frame, table, writePlace(frame, bounds.get(table)!, outOfRange));
    places.set(key, rows);
    return rows;
  }

  function readPack(node: LookupNode): void {
    const rows = rowsOf(node);
    const members = lookups.filter(
      (each) =>
        each.operation.table === rows.table && each.operands[0] === node.operands[0] && packOf(each) === packOf(node),
    );
    for (const { id } of members) values.set(id, b.local('v128'));
    writePack(frame, packOf(node), rows, members, values);
    for (const { id, operands } of outOfRange.kind === 'compute' ? members : []) {
      b.get(values.get(id)!);
      value(operands[1]!);
      b.get(rows.within).emit(op.v128_bitselect).set(values.get(id)!);
    }
  }

  return {
    read(node) {
      if (!values.has(node.id)) readPack(node as LookupNode);
      b.get(values.get(node.id)!);
    },
  };
}

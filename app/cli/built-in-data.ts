import type { Table } from '../../engine/data/table.ts';

export function builtInTable(_name: string, _seed: number): Promise<Table | null> {
  return Promise.resolve(null);
}

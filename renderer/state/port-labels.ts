import { circuitInputs, circuitOutputs } from '../../engine/logic/circuit.ts';
import type { Network } from '../../engine/network/types.ts';
import { chipScope } from './table-scope.ts';
import type { Asked } from './truth-table.svelte.ts';

/** What the inputs and outputs of a table are called on the canvas, by id; as they were when it was measured where they are gone. */
export function portLabels(
  now: Network | null,
  { part, scope }: Pick<Asked, 'part' | 'scope'>,
): ReadonlyMap<string, string> {
  const type = now?.chipTypes.find(({ id }) => chipScope(id) === scope);
  const circuits = [part.network, ...(now ? [type ? { ...now, ...type.circuit } : now] : [])];
  const ports = circuits.flatMap((circuit) => [...circuitInputs(circuit), ...circuitOutputs(circuit)]);
  return new Map(ports.map(({ id, label }) => [id, label]));
}

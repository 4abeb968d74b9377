import type { Oscillation } from '../../engine/logic/oscillation/types.ts';
import type { TruthTableRow } from '../../engine/logic/types.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Lab } from './lab.svelte.ts';
import { chipFor, type Scope } from './table-scope.ts';

/** Finds what keeps a row from settling, selects it on the canvas and says how it goes round. */
export async function showLoop(lab: Lab, inputs: TruthTableRow['inputs']): Promise<void> {
  const { asked, loop } = lab.truthTable;
  if (!asked) return;
  const oscillation = await loop.find(asked.part.network, inputs);
  if (loop.text !== null) lab.say(loop.text);
  if (!oscillation) return;
  const ids = loopParts(asked.circuit, asked.scope, oscillation);
  lab.select(ids);
  if (ids[0] !== undefined) lab.canvas?.reveal(ids[0]);
}

/** What of the canvas a loop goes through. Of what is inside of a chip, such as `chip/n`, the chip itself. */
export function loopParts(circuit: Network, scope: Scope, { loop, neurons }: Oscillation): string[] {
  if (scope.startsWith('chip:')) {
    const chip = chipFor(circuit, scope, new Set());
    return chip === null ? [] : [chip];
  }
  const bodies = neurons.map(({ population }) => population.split('/')[0]!);
  // A connection through ports has the names of all wires that it is made of.
  const wires = loop.flatMap((id) => id.split(':')).map((id) => id.split('/')[0]!);
  const there = new Set([...circuit.populations, ...circuit.chips, ...circuit.connections].map(({ id }) => id));
  return [...new Set([...bodies, ...wires])].filter((id) => there.has(id));
}

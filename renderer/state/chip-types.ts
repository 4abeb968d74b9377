import { byId } from '../../engine/network/by-id.ts';
import type { ChipType, Circuit } from '../../engine/network/types-chips.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Lab } from './lab.svelte.ts';
import { complain } from './notices.ts';

/** The chips of a type, by what people call them: those on the circuit, and those inside of other types. */
export function chipsOfType(network: Network, typeId: string): string[] {
  const labels = ({ chips }: Circuit): string[] =>
    chips.filter(({ type }) => type === typeId).map(({ label }) => label);
  const inside = network.chipTypes.flatMap(({ label, circuit }) =>
    labels(circuit).map((chip) => `${chip} inside of ${label}`),
  );
  return [...labels(network), ...inside];
}

/** Chip types of which there is no chip. */
export function unusedTypes(network: Network): ChipType[] {
  return network.chipTypes.filter(({ id }) => chipsOfType(network, id).length === 0);
}

/** Takes a chip type from the circuit; one of which there are chips stays, and it is said why. Whether it went. */
export function removeChipType({ document }: Lab, id: string): boolean {
  const type = byId(document.whole?.chipTypes ?? []).get(id);
  if (!document.whole || !type) return false;
  const chips = chipsOfType(document.whole, id);
  if (chips.length > 0) {
    complain(`The chip type ${type.label} was not removed`, [stillUsed(chips)]);
    return false;
  }
  document.edit(`remove the chip type ${type.label}`, (network) => ({
    ...network,
    chipTypes: network.chipTypes.filter((each) => each.id !== id),
  }));
  return true;
}

/** So many chips are named; more are counted. */
const MOST_NAMED = 3;

function stillUsed(chips: readonly string[]): { path: string; message: string; expected: string } {
  const rest = chips.length - MOST_NAMED;
  const named = [...chips.slice(0, MOST_NAMED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  const are = chips.length === 1 ? 'there is a chip' : `there are ${chips.length} chips`;
  return { path: '', message: `${are} of it: ${named}`, expected: 'none. Delete or ungroup them first' };
}

/** `Chip 1`, or the first number that no type has. */
export function freeTypeLabel({ chipTypes }: Network): string {
  const taken = new Set(chipTypes.map(({ label }) => label));
  let number = 1;
  while (taken.has(`Chip ${number}`)) number++;
  return `Chip ${number}`;
}

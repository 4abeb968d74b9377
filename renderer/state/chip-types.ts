import { byId } from '../../engine/network/by-id.ts';
import { countOf } from '../../engine/network/count.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Lab } from './lab.svelte.ts';
import { complain } from './notices.ts';

/** Takes a chip type that nothing uses out of the document; of one in use it says where its chips are. */
export function removeChipType({ document }: Lab, typeId: string): void {
  const type = document.whole && byId(document.whole.chipTypes).get(typeId);
  if (!document.whole || !type) return;
  const name = type.label || type.id;
  const issue = useOf(document.whole, typeId);
  if (issue) return complain(`Chip type “${name}” was not removed`, [issue]);
  document.edit(`remove chip type ${name}`, (network) => ({
    ...network,
    chipTypes: network.chipTypes.filter(({ id }) => id !== typeId),
  }));
}

/** Why a chip type must stay; null where no chip is of it. */
export function useOf(network: Network, typeId: string): Issue | null {
  const holders = [
    { name: 'the circuit', chips: network.chips },
    ...network.chipTypes.map(({ id, label, circuit }) => ({ name: `“${label || id}”`, chips: circuit.chips })),
  ];
  const uses = holders.flatMap(({ name, chips }) => {
    const count = chips.filter(({ type }) => type === typeId).length;
    return count > 0 ? [`${countOf(count, 'chip')} in ${name}`] : [];
  });
  if (uses.length === 0) return null;
  return {
    path: '',
    message: `there ${uses[0]!.startsWith('1 ') ? 'is' : 'are'} ${uses.join(' and ')}`,
    expected: 'no chip of this type: delete them first',
  };
}

/** `chip Adder`; a name that says so already stays as it is. */
export function chipCalled(label: string): string {
  return /^chip\b/i.test(label) ? label : `chip ${label}`;
}

/** `Chip 1`, or the first number that no type has. */
export function freeTypeLabel({ chipTypes }: Pick<Network, 'chipTypes'>): string {
  const taken = new Set(chipTypes.map(({ label }) => label));
  let number = 1;
  while (taken.has(`Chip ${number}`)) number++;
  return `Chip ${number}`;
}

import { inputPort, outputPort } from '../../../engine/network/chip-ports.ts';
import { id as partId } from '../../../engine/network/schema-parts.ts';
import { toldNumber } from '../../state/told-number.ts';
import type { Network } from '../../../engine/network/types.ts';

/** What is worth knowing of a part's name: that another part has it, or what expressions call an input or output instead. */
export function nameNote(network: Network, id: string): string {
  const { populations, stimuli, probes, chips } = network;
  const parts = [...populations, ...stimuli, ...probes.filter(({ kind }) => kind === 'lamp'), ...chips];
  const part = parts.find((one) => one.id === id);
  if (!part) return '';
  const { label } = part;
  const twins = parts.filter((one) => one !== part && one.label === label && !isItsLamp(network, part.id, one.id));
  const shared =
    twins.length === 0
      ? ''
      : `${twins.length === 1 ? 'Another part is' : `${twins.length} other parts are`} called ${label} too. `;
  return `${shared}${typedName(network, part)}`.trim();
}

/** A lamp is often called as the neuron that it reads. */
function isItsLamp({ probes }: Network, a: string, b: string): boolean {
  return probes.some(
    ({ id, kind, target }) => kind === 'lamp' && ((id === a && target === b) || (id === b && target === a)),
  );
}

function typedName(network: Network, { id, label }: { readonly id: string; readonly label: string }): string {
  if (label === id || !(inputPort(network, id) ?? outputPort(network, id))) return '';
  return `Expressions, tables and files call it ${id}${whyNot(network, id, label)}.`;
}

/** Why the name that is shown is not that in expressions. */
function whyNot(network: Network, id: string, label: string): string {
  if (!partId.safeParse(label).success) return ': a name there has letters, digits and _ only, first a letter';
  const told = toldNumber(network, id);
  return told === null
    ? ''
    : `: it is a bit of a number, of which ${told} is expected; without that it can be called so there too`;
}

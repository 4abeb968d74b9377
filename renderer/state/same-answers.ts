import { networkOfChip } from '../../engine/network/network-of-chip.ts';
import type { Circuit } from '../../engine/network/types-chips.ts';
import type { Network } from '../../engine/network/types.ts';
import { differenceOf } from './difference.ts';
import type { Scope } from './table-scope.ts';

/** Whether a table of one circuit still holds of another: nothing changed but places and labels. */
export function sameAnswers(before: Network, after: Network, scope: Scope): boolean {
  if (before === after) return true;
  const parts = [before, after].map((network) => partOf(network, scope));
  const [old, now] = parts;
  return old != null && now != null && questionOf(old) === questionOf(now) && differenceOf(old, now).kind === 'none';
}

function partOf(network: Network, scope: Scope): Network | null {
  if (!scope.startsWith('chip:')) return network;
  const type = scope.slice('chip:'.length);
  return network.chipTypes.some(({ id }) => id === type) ? networkOfChip(network, type) : null;
}

/** What lamps read and should show, which no simulation asks for. */
function questionOf({ probes }: Circuit): string {
  return JSON.stringify(
    probes.flatMap((probe) =>
      probe.kind === 'lamp' ? [[probe.id, probe.target, probe.neuron, probe.expect.trim()]] : [],
    ),
  );
}

import { recordable } from '../../models/recordable.ts';
import type { NeuronModel } from '../../models/types.ts';
import type { Probe } from '../../network/types-probes.ts';
import type { Network } from '../../network/types.ts';
import { keptIn } from './kept.ts';
import type { MappingNote } from './types.ts';

/** The probes of a circuit whose populations are now of `to`, and whose steps were `stretch` times as long. */
export function mapProbes(
  network: Network,
  to: NeuronModel,
  stretch: number,
): { probes: Probe[]; notes: MappingNote[] } {
  const known = new Set(['y', ...recordable(to).map(({ symbol }) => symbol)]);
  const [first] = to.variables;
  const notes: MappingNote[] = [];
  const kept = keptIn(network);
  const ids = new Set(network.populations.map(({ id }) => id).filter((id) => !kept.has(id)));
  const probes = network.probes.flatMap((probe): Probe[] => {
    if (!('interval' in probe)) return [probe];
    if (probe.kind === 'rate' && to.output === 'rate' && ids.has(probe.target)) {
      notes.push({
        path: `probes.${probe.id}`,
        message: `has no counterpart: ${to.id} does not spike; it is left out`,
      });
      return [];
    }
    const timed = { ...probe, interval: Math.max(1, Math.round(probe.interval * stretch)) };
    if (timed.kind !== 'trace' || known.has(timed.variable) || kept.has(timed.target)) return [timed];
    const variable = first?.symbol ?? 'y';
    const message = `"${timed.variable}" has no counterpart; it records ${variable}`;
    notes.push({ path: `probes.${probe.id}.variable`, message });
    return [{ ...timed, variable }];
  });
  return { probes, notes };
}

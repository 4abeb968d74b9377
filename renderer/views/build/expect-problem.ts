import { parseExpected } from '../../../engine/logic/expected.ts';
import type { Lamp } from '../../../engine/logic/circuit.ts';
import type { Network } from '../../../engine/network/types.ts';

/** What a truth table would have against the expectation of a lamp, at its column; '' where nothing. */
export function expectProblem(lamp: Lamp, expect: string, network: Network): string {
  // The others stay, for lamps side by side are the bits of a number, but what they expect is not looked at.
  const probes = network.probes.map((probe) => {
    if (probe.kind !== 'lamp') return probe;
    return { ...probe, expect: probe.id === lamp.id ? expect : '' };
  });
  const parsed = parseExpected([], { ...network, probes });
  if (parsed.ok) return '';
  return parsed.issues
    .map(({ column, message, expected }) => `column ${column}: ${message}; expected ${expected}`)
    .join('; ');
}

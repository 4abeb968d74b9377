import { parseExpectations } from '../../../engine/logic/expectations.ts';
import type { Lamp } from '../../../engine/logic/circuit.ts';
import type { Network } from '../../../engine/network/types.ts';

/** What a truth table would have against the expectation of a lamp, at its column; '' where nothing. */
export function expectProblem(lamp: Lamp, expect: string, network: Network): string {
  const parsed = parseExpectations([], { ...network, probes: [{ ...lamp, expect }] });
  if (parsed.ok) return '';
  return parsed.issues
    .map(({ column, message, expected }) => `column ${column}: ${message}; expected ${expected}`)
    .join('; ');
}

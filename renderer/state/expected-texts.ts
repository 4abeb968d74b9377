import { circuitOutputs } from '../../engine/logic/circuit.ts';
import { splitTarget } from '../../engine/logic/lamp-text.ts';
import type { Network } from '../../engine/network/types.ts';
import { portName } from './port-name.ts';
import { toldNumber } from './told-number.ts';

/** What the lamps of a circuit expect, such as `y = !(a & b)`; bits of `p = a * b` are told by that, and those of which nothing is expected have a dash. */
export function expectedTexts(network: Network): string[] {
  return circuitOutputs(network).flatMap((lamp) => {
    const expect = lamp.expect.trim();
    if (expect === '') return toldNumber(network, lamp.id) === null ? [`${portName(lamp)} = —`] : [];
    return [splitTarget(expect)[0] === null ? `${portName(lamp)} = ${expect}` : expect];
  });
}

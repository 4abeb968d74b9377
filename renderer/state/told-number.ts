import { busesOf } from '../../engine/logic/buses.ts';
import { splitTarget } from '../../engine/logic/lamp-text.ts';
import { outputPorts } from '../../engine/network/chip-ports.ts';
import type { Circuit } from '../../engine/network/types-chips.ts';

/** The expectation, such as `p = a * b`, that tells a number of which a lamp is one bit; null where none does. */
export function toldNumber(circuit: Circuit, lamp: string): string | null {
  const lamps = outputPorts(circuit);
  const buses = busesOf(lamps.map(({ id }) => id));
  const place = lamps.findIndex(({ id }) => id === lamp);
  const teller = lamps.find(({ id, expect }) => {
    const [name] = splitTarget(expect);
    return name !== null && name !== id && buses.get(name)?.bits.includes(place);
  });
  return teller?.expect ?? null;
}

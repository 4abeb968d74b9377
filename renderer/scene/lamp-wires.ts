import { createCurve } from './curve.ts';
import type { LampWire, Part } from './parts.ts';

/** The wires of all lamps; those between parts that stayed are taken over from `before`. */
export function drawLampWires(
  parts: readonly Part[],
  partById: ReadonlyMap<string, Part>,
  before: readonly LampWire[],
): LampWire[] {
  const known = new Map(before.map((wire) => [wire.lamp, wire]));
  const wires: LampWire[] = [];
  for (const lamp of parts) {
    if (lamp.kind !== 'lamp') continue;
    const source = partById.get(lamp.item.target);
    if (source === undefined) continue;
    const old = known.get(lamp);
    wires.push(old?.source === source ? old : drawLampWire(source, lamp));
  }
  return wires;
}

/** A gentle curve from the right of the neuron to the left of its lamp. */
export function drawLampWire(source: Part, lamp: Part): LampWire {
  const fromX = source.x + source.halfWidth;
  const toX = lamp.x - lamp.halfWidth;
  const reach = Math.max(24, 0.42 * Math.abs(toX - fromX));
  const curve = createCurve([fromX, source.y, fromX + reach, source.y, toX - reach, lamp.y, toX, lamp.y]);
  return { source, lamp, curve };
}

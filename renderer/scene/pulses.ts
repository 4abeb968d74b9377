/**
 * Spikes on their way, oldest first, in a ring of fixed size: which part fired at which step, and how many of its
 * neurons did. When the ring is full the oldest are forgotten.
 */
export interface Pulses {
  readonly count: number;
  /** Adds one spike; steps must not go back. Spikes of one part at one step are one pulse. */
  push(part: number, step: number): void;
  /** Forgets pulses of steps before `step`. */
  dropBefore(step: number): void;
  part(index: number): number;
  step(index: number): number;
  size(index: number): number;
  clear(): void;
}

export function createPulses(parts: number, capacity = 16384): Pulses {
  const part = new Int32Array(capacity);
  const step = new Int32Array(capacity);
  const size = new Int32Array(capacity);
  const lastStep = new Int32Array(parts).fill(-1);
  const lastSlot = new Int32Array(parts);
  let head = 0;
  let count = 0;
  const slotOf = (index: number): number => (head + index) % capacity;
  return {
    get count() {
      return count;
    },
    push(firing, at) {
      if (lastStep[firing] === at) {
        const slot = lastSlot[firing] ?? 0;
        size[slot] = (size[slot] ?? 0) + 1;
        return;
      }
      if (count === capacity) {
        head = slotOf(1);
        count--;
      }
      const slot = slotOf(count++);
      part[slot] = firing;
      step[slot] = at;
      size[slot] = 1;
      lastStep[firing] = at;
      lastSlot[firing] = slot;
    },
    dropBefore(limit) {
      while (count > 0 && (step[head] ?? 0) < limit) {
        head = slotOf(1);
        count--;
      }
    },
    part: (index) => part[slotOf(index)] ?? 0,
    step: (index) => step[slotOf(index)] ?? 0,
    size: (index) => size[slotOf(index)] ?? 0,
    clear() {
      head = 0;
      count = 0;
      lastStep.fill(-1);
    },
  };
}

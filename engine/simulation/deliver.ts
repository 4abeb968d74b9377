import type { RealArray, Region, WasmMemory } from '../codegen/memory.ts';
import { precisionOf, wasmDeliver } from '../codegen/wasm/deliver.ts';
import type { SynapseGroup } from './groups.ts';

/** Who sent something in the present step: sources `list[0]` … `list[count − 1]`, and the output of every source. */
export interface Sent {
  readonly list: Int32Array;
  readonly count: number;
  readonly outputs: RealArray;
}

/** Carries what was sent over the synapses of one group, and lets them change where they learn or deplete. */
export interface Deliverer {
  readonly group: SynapseGroup;
  deliver(step: number, sent: Sent): void;
}

/** Where compiled code finds what was sent; null for the reference backend. */
export interface Carrier {
  readonly memory: WasmMemory;
  readonly active: Region<Int32Array>;
  readonly outputs: Region<RealArray>;
}

/** Synapses that only weigh: output · weight, added to the ring `delay` steps ahead. */
export function createStaticDeliverer(group: SynapseGroup, carrier: Carrier | null): Deliverer {
  const isTiny = group.reach.view.length <= tiny && group.weight.view instanceof Float64Array;
  return carrier && !isTiny ? compiledDeliverer(group, carrier) : plainDeliverer(group);
}

/** Up to so many synapses a call into WebAssembly costs more than it saves; in f64 the sums are the same. */
const tiny = 16;

function compiledDeliverer(group: SynapseGroup, { memory, active, outputs }: Carrier): Deliverer {
  const { firstSource, sources, ring, delay, rowStart, reach, weight } = group;
  const { address: slots, view } = ring.slots;
  const bytes = view.BYTES_PER_ELEMENT;
  const kind = { precision: precisionOf(view), oneWeight: weight.view.length === 1, oneDelay: delay > 0 };
  const deliver = wasmDeliver(memory, kind);
  const rowBytes = ring.width * bytes;
  const size = ring.length * rowBytes;
  return {
    group,
    deliver(step, { count }) {
      if (count === 0) return;
      const row =
        delay > 0 ? ((step + delay) % ring.length) * rowBytes - delay * rowBytes : (step % ring.length) * rowBytes;
      deliver(
        active.address,
        count,
        outputs.address,
        firstSource,
        sources,
        rowStart.address,
        reach.address,
        weight.address,
        (slots + row) | 0,
        slots,
        size,
      );
    },
  };
}

function plainDeliverer(group: SynapseGroup): Deliverer {
  const { firstSource, sources, ring } = group;
  const rowStart = group.rowStart.view;
  const reach = group.reach.view;
  const weight = group.weight.view;
  const stride = weight.length === 1 ? 0 : 1;
  const slots = ring.slots.view;
  const size = slots.length;
  return {
    group,
    deliver(step, { list, count, outputs }) {
      const now = (step % ring.length) * ring.width;
      for (let i = 0; i < count; i++) {
        const source = list[i]! - firstSource;
        if (source < 0 || source >= sources) continue;
        const output = outputs[list[i]!]!;
        if (output === 0) continue;
        const end = rowStart[source + 1]!;
        for (let k = rowStart[source]!; k < end; k++) {
          const ahead = now + reach[k]!;
          const at = ahead < size ? ahead : ahead - size;
          slots[at] = slots[at]! + weight[k * stride]! * output;
        }
      }
    },
  };
}

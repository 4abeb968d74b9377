import type { NetworkEvent } from '../../engine/network/types-events.ts';
import { countOf } from '../../engine/network/count.ts';
import { shortNumber } from './format-table.ts';

/** What happened to the network, in words. */
export function formatEvent(event: NetworkEvent): string {
  switch (event.kind) {
    case 'lesion': {
      const { neurons, fraction, population } = event;
      if (neurons.length === 0) return `${percent(fraction)} of ${population} fell silent`;
      return neurons.length <= 5
        ? `${population}[${neurons.join(', ')}] fell silent`
        : `${countOf(neurons.length, 'neuron')} of ${population} fell silent`;
    }
    case 'cut':
      return `${percent(event.fraction)} of the synapses of ${event.connection} were cut`;
    case 'weight-noise':
      return `the weights of ${event.connection} were scattered by ${percent(event.sd)}`;
  }
}

function percent(fraction: number): string {
  return `${shortNumber(fraction * 100)} %`;
}

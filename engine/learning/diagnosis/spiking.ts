import type { SpikingNetwork } from '../surrogate/network.ts';
import type { Finding } from './findings.ts';

/** Layers that hardly ever spike, or hardly ever do not: either way they tell the next one nothing. */
export function spikingFindings(network: SpikingNetwork, rows?: Int32Array): Finding[] {
  return network.rates(rows).flatMap((rate, l): Finding[] => {
    const layer = `layer ${l + 1}`;
    const told = (kind: Finding['kind'], what: string, remedy: string): Finding[] => [
      { kind, layer, units: [], message: `Neurons of ${layer} ${what}`, remedy },
    ];
    if (rate < leastRate)
      return told(
        'dead',
        `spike in ${percent(rate)} of the steps`,
        'use larger first weights or inputs, or a surrogate that is less steep, which is felt further from the threshold',
      );
    if (rate > 1 - leastRate)
      return told(
        'saturated',
        `spike in ${percent(rate)} of the steps`,
        'use smaller first weights, or scale the inputs',
      );
    return [];
  });
}

/** Share of steps. */
const leastRate = 0.005;

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

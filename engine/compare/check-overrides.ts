import { modelsOf } from '../models/index.ts';
import type { Issue } from '../network/issue.ts';
import { limits } from '../network/limits.ts';
import type { Network } from '../network/types.ts';
import { asDrawn } from './mapping/map-network.ts';
import type { MappingOverrides } from './mapping/types.ts';

/** What is wrong with the numbers that are set for a model in place of those of its rule. */
export function checkOverrides(network: Network, id: string, overrides: MappingOverrides): Issue[] {
  const path = `overrides.${id}`;
  if (id === asDrawn && Object.keys(overrides).length > 0) {
    const message = 'the circuit as it was drawn is not carried over, so that there is nothing to set';
    return [{ path, message, expected: 'numbers for another model' }];
  }
  const bounded = (name: string, value: number | undefined, low: number, high: number): Issue[] => {
    if (value === undefined || (value >= low && value <= high)) return [];
    return [{ path: `${path}.${name}`, message: `found ${value}`, expected: `a value from ${low} to ${high}` }];
  };
  const { gain, offset, tau, dt, rateScale, parameters = {}, weights = {} } = overrides;
  const specs = modelsOf(network).find((model) => model.id === id)?.parameters ?? [];
  return [
    ...bounded('gain', gain, -most, most),
    ...bounded('offset', offset, -most, most),
    ...bounded('tau', tau, leastTime, most),
    ...bounded('dt', dt, leastTime, most),
    ...bounded('rateScale', rateScale, 1 / most, most),
    ...Object.entries(weights).flatMap(([name, value]) => bounded(name, value, -limits.weight, limits.weight)),
    ...Object.entries(parameters).flatMap(([population, values]) =>
      Object.entries(values).flatMap(([symbol, value]) => {
        const spec = specs.find((each) => each.symbol === symbol);
        return spec ? bounded(`${population}.${symbol}`, value, spec.min, spec.max) : [];
      }),
    ),
  ];
}

/** Of gains and offsets, in the unit of a model's input, and of times in ms: more makes no neuron. */
const most = 1e6;
const leastTime = 1e-3;

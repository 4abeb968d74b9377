import { evaluate } from '../equations/evaluate.ts';
import { symbolsOf } from '../equations/symbols.ts';
import type { NeuronModel } from '../models/types.ts';
import { supportOf } from '../wiring/laws.ts';
import { given } from './given.ts';
import type { Issue } from './issue.ts';
import type { Population } from './types.ts';

/**
 * Whether the refractory time of a population is nowhere negative, where an expression makes it of several parameters; the
 * range of a single one sees to that. Of laws, both ends are looked at.
 */
export function checkRefractory(
  { label, parsed, parameters }: NeuronModel,
  population: Pick<Population, 'parameters' | 'size'>,
  path: string,
): Issue[] {
  const { refractory } = parsed;
  if (refractory?.kind !== 'time' || refractory.value.kind === 'symbol') return [];
  const names = [...symbolsOf(refractory.value)];
  const standard = new Map(parameters.map((each) => [each.symbol, each.default]));
  const isListed = names.some((name) => Array.isArray(given(population.parameters, name)));
  for (let neuron = 0; neuron < (isListed ? population.size : 1); neuron++) {
    for (const end of [0, 1] as const) {
      const time = evaluate(refractory.value, (name) => {
        const value = given(population.parameters, name) ?? standard.get(name)!;
        if (typeof value === 'number') return value;
        return 'kind' in value ? supportOf(value)[end] : value[neuron]!;
      });
      if (!(time < 0)) continue;
      const whose = isListed ? ` of neuron ${neuron}` : '';
      const message = `the refractory time${whose} of ${label} would be ${time} ms`;
      return [{ path, message, expected: `${names.join(', ')} that make it at least 0 ms` }];
    }
  }
  return [];
}

import { models } from '../models/index.ts';
import type { NeuronModel } from '../models/types.ts';
import { checkDistribution } from './check-distribution.ts';
import { isKnown } from './check-models.ts';
import { checkRefractory } from './check-refractory.ts';
import { countOf } from './count.ts';
import type { NetworkParts } from './network-parts.ts';
import type { Issue } from './issue.ts';
import type { Distribution } from './types-connections.ts';
import type { Population } from './types.ts';

/** Whether a population's model exists, and takes its parameters and initial values. */
export function checkPopulation(
  { id, model: modelId, size, parameters, initial }: Population,
  path: string,
  parts: NetworkParts,
): Issue[] {
  if (!isKnown(modelId, parts.network)) {
    const known = [...models, ...parts.network.models].map((model) => model.id).join(', ');
    return [{ path: `${path}.model`, message: `there is no model "${modelId}"`, expected: `one of ${known}` }];
  }
  const model = parts.models.get(id);
  if (!model) return [];
  const issues = Object.entries(parameters).flatMap(([symbol, value]) =>
    checkParameter({ model, size, symbol, value, path: `${path}.parameters.${symbol}` }),
  );
  return [
    ...issues,
    ...(issues.length === 0 ? checkRefractory(model, { parameters, size }, `${path}.parameters`) : []),
    ...Object.entries(initial).flatMap(([symbol, value]) =>
      checkInitial({ model, size, symbol, value, path: `${path}.initial.${symbol}` }),
    ),
  ];
}

/** A value, or values, that a population of `size` neurons gives a symbol of its model. */
export interface GivenValue {
  readonly model: NeuronModel;
  readonly size: number;
  readonly symbol: string;
  readonly value: number | readonly number[] | Distribution;
  readonly path: string;
}

/** A parameter of a population: its symbol, how many values there are, and their range. */
export function checkParameter({ model, size, symbol, value, path }: GivenValue): Issue[] {
  const spec = model.parameters.find((parameter) => parameter.symbol === symbol);
  if (!spec)
    return [
      unknownSymbol(
        model,
        'parameter',
        symbol,
        model.parameters.map((each) => each.symbol),
        path,
      ),
    ];
  const isOutside = (number: number): boolean => number < spec.min || number > spec.max;
  const range = `a value from ${spec.min} to ${spec.max}`;
  if (typeof value === 'number') return isOutside(value) ? [{ path, message: `found ${value}`, expected: range }] : [];
  if (!isList(value)) return checkDistribution(value, path, [spec.min, spec.max]);
  if (value.length !== size) return [wrongLength(value, size, path)];
  const index = value.findIndex(isOutside);
  return index < 0 ? [] : [{ path: `${path}[${index}]`, message: `found ${value[index]}`, expected: range }];
}

/** Initial values of a state variable, which may be any numbers. */
function checkInitial({ model, size, symbol, value, path }: GivenValue): Issue[] {
  const states = model.parsed.equations.map(({ name }) => name);
  if (!states.includes(symbol)) return [unknownSymbol(model, 'state variable', symbol, states, path)];
  if (typeof value === 'number') return [];
  if (!isList(value)) return checkDistribution(value, path);
  return value.length === size ? [] : [wrongLength(value, size, path)];
}

function isList(value: readonly number[] | Distribution): value is readonly number[] {
  return Array.isArray(value);
}

function unknownSymbol(
  { label }: NeuronModel,
  kind: string,
  symbol: string,
  known: readonly string[],
  path: string,
): Issue {
  const expected = known.length > 0 ? `one of ${known.join(', ')}` : `no ${kind}: the model has none`;
  return { path, message: `${label} has no ${kind} "${symbol}"`, expected };
}

function wrongLength(value: readonly number[], size: number, path: string): Issue {
  const expected = size === 1 ? 'one number' : `one number for all, or ${size}: one a neuron`;
  return { path, message: `found ${countOf(value.length, 'value')} for ${countOf(size, 'neuron')}`, expected };
}

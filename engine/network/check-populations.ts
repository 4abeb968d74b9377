import { findModel, getModel, models } from '../models/index.ts';
import { countOf } from './count.ts';
import type { Issue, Population } from './types.ts';

/** Whether a population's model exists and takes its parameters. */
export function checkPopulation(population: Population, path: string): Issue[] {
  const model = findModel(population.model);
  if (!model) {
    const known = models.map(({ id }) => id).join(', ');
    return [{ path: `${path}.model`, message: `there is no model "${population.model}"`, expected: `one of ${known}` }];
  }
  return Object.entries(population.parameters).flatMap(([symbol, value]) =>
    checkParameter(population, symbol, value, `${path}.parameters.${symbol}`),
  );
}

/** A parameter of a population whose model exists: its symbol, how many values there are, and their range. */
export function checkParameter(
  { model: id, size }: Population,
  symbol: string,
  value: number | readonly number[],
  path: string,
): Issue[] {
  const model = getModel(id);
  const spec = model.parameters.find((parameter) => parameter.symbol === symbol);
  if (!spec) {
    const known = model.parameters.map((parameter) => parameter.symbol).join(', ');
    return [{ path, message: `${model.label} has no parameter "${symbol}"`, expected: `one of ${known}` }];
  }
  const isOutside = (number: number): boolean => number < spec.min || number > spec.max;
  const range = `a value from ${spec.min} to ${spec.max}`;
  if (typeof value === 'number') return isOutside(value) ? [{ path, message: `found ${value}`, expected: range }] : [];
  if (value.length !== size) {
    const expected = size === 1 ? 'one number' : `one number for all, or ${size}: one a neuron`;
    return [{ path, message: `found ${countOf(value.length, 'value')} for ${countOf(size, 'neuron')}`, expected }];
  }
  const index = value.findIndex(isOutside);
  return index < 0 ? [] : [{ path: `${path}[${index}]`, message: `found ${value[index]}`, expected: range }];
}

import { asDrawn } from '../../engine/compare/mapping/map-network.ts';
import type { MappingOverrides } from '../../engine/compare/mapping/types.ts';
import { nearestName } from '../../engine/logic/nearest.ts';
import { flattenNetwork } from '../../engine/network/flatten.ts';
import { modelsOf } from '../../engine/models/index.ts';
import type { Network } from '../../engine/network/types.ts';
import { fail } from './failure.ts';

/** Numbers of a mapping that need no part of the circuit to be named. */
const numbers = ['gain', 'offset', 'tau', 'dt', 'rateScale'] as const;

const wanted = `a number as MODEL.NAME=VALUE with NAME one of ${numbers.join(', ')} or a connection, or MODEL.POPULATION.SYMBOL=VALUE`;

/** What takes the place of a rule's choices, by model, from `--set` as often as it is given. */
export function readSet(texts: readonly string[], network: Network): Record<string, MappingOverrides> {
  const all: Record<string, MappingOverrides> = {};
  for (const text of texts) {
    const [, model, name, symbol, written] = /^([^.=]+)\.([^.=]+)(?:\.([^.=]+))?=(.+)$/.exec(text) ?? [];
    const value = Number(written);
    if (model === undefined || name === undefined || !Number.isFinite(value)) fail('--set', `found "${text}"`, wanted);
    all[model] = { ...all[model], ...oneOf(network, all[model] ?? {}, { model, name, symbol, value }) };
  }
  return all;
}

interface Setting {
  readonly model: string;
  readonly name: string;
  readonly symbol: string | undefined;
  readonly value: number;
}

function oneOf(network: Network, before: MappingOverrides, { model, name, symbol, value }: Setting): MappingOverrides {
  const flat = flattenNetwork(network);
  if (symbol !== undefined) {
    needOne(
      name,
      flat.populations.map(({ id }) => id),
      'population',
    );
    const symbols =
      modelsOf(network)
        .find(({ id }) => id === model)
        ?.parameters.map((each) => each.symbol) ?? [];
    needOne(symbol, symbols, `parameter of ${model}`);
    const own = { ...before.parameters?.[name], [symbol]: value };
    return { parameters: { ...before.parameters, [name]: own } };
  }
  const number = numbers.find((each) => each === name);
  if (number === undefined) {
    needOne(name, [...numbers, ...flat.connections.map(({ id }) => id)], 'number or connection');
    return { weights: { ...before.weights, [name]: value } };
  }
  const mayBeAny = number === 'gain' || number === 'offset';
  if (!mayBeAny && !(value > 0)) fail('--set', `found ${number} ${value}`, 'a number above 0');
  return { [number]: value };
}

function needOne(name: string, known: readonly string[], what: string): void {
  if (known.includes(name)) return;
  const near = nearestName(name, known);
  fail('--set', `there is no ${what} "${name}"`, `one of ${known.join(', ')}${near ? `; did you mean ${near}?` : ''}`);
}

/** Models after commas; those of the circuit as it is are `as-drawn`. */
export function readModels(text: string | null): readonly string[] {
  if (text === null) fail('--models', 'is missing', `two or more ids after commas, such as ${asDrawn},logistic,lif`);
  return text.split(',').map((id) => id.trim());
}

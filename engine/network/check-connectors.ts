import { diameterOf } from '../wiring/positions.ts';
import { parseProbability } from '../wiring/probability.ts';
import { countOf } from './count.ts';
import { checkList } from './check-list.ts';
import type { NetworkParts } from './network-parts.ts';
import { stimulusSize } from './sources.ts';
import type { Issue } from './issue.ts';
import type { Connection, Connector } from './types-connections.ts';

/** Whether a connector fits the sizes of both ends. */
export function checkConnector(connection: Connection, path: string, parts: NetworkParts): Issue[] {
  const sourceSize = sizeOf(connection.source, parts);
  const targetSize = parts.populations.get(connection.target)?.size;
  const at = `${path}.connector`;
  const { connector } = connection;
  if (typeof connector !== 'string' && connector.kind === 'DistanceDependent') return checkProbability(connector, at);
  if (sourceSize === undefined || targetSize === undefined) return [];
  if (connector === 'OneToOne') return checkOneToOne(sourceSize, targetSize, at);
  if (typeof connector === 'string') return [];
  const isRecurrent = connection.source === connection.target;
  switch (connector.kind) {
    case 'FixedNumberPre':
      return checkNumber(connector, sourceSize, isRecurrent, 'source', at);
    case 'FixedNumberPost':
      return checkNumber(connector, targetSize, isRecurrent, 'target', at);
    case 'FromList':
      return checkList(connector.list, sourceSize, targetSize, `${at}.list`);
    default:
      return [];
  }
}

/** Neurons of a population, or sources of a stimulus; undefined where there is no such thing. */
export function sizeOf(id: string, { populations, stimuli }: NetworkParts): number | undefined {
  const stimulus = stimuli.get(id);
  return stimulus ? stimulusSize(stimulus) : populations.get(id)?.size;
}

function checkOneToOne(sources: number, targets: number, path: string): Issue[] {
  if (sources === targets) return [];
  const message = `OneToOne from ${countOf(sources, 'source')} to ${countOf(targets, 'neuron')}`;
  return [{ path, message, expected: 'as many sources as targets, or "AllToAll"' }];
}

function checkNumber(
  { number, self }: { readonly number: number; readonly self: boolean },
  size: number,
  isRecurrent: boolean,
  noun: string,
  path: string,
): Issue[] {
  const available = isRecurrent && !self ? size - 1 : size;
  if (number <= available) return [];
  const others = available < size ? ' other than the neuron itself' : '';
  const message = `found ${number}, but there ${available === 1 ? 'is' : 'are'} ${countOf(available, noun)}${others}`;
  return [{ path: `${path}.number`, message, expected: `at most ${available}` }];
}

function checkProbability(connector: Extract<Connector, { kind: 'DistanceDependent' }>, path: string): Issue[] {
  const at = `${path}.probability`;
  const parsed = parseProbability(connector.probability);
  if (!parsed.ok) {
    return parsed.issues.map((issue) => ({ ...issue, path: issue.path === '' ? at : `${at}, ${issue.path}` }));
  }
  const step = diameterOf(connector.space) / 100;
  const undefinedAt = Array.from({ length: 101 }, (_, k) => k * step).find((d) => Number.isNaN(parsed.value(d)));
  if (undefinedAt === undefined) return [];
  return [{ path: at, message: `is no number at d = ${undefinedAt}`, expected: 'a probability at every distance' }];
}

import { checkLampText } from '../logic/lamp-text.ts';
import { recordable } from '../models/recordable.ts';
import type { NeuronModel } from '../models/types.ts';
import { countOf } from './count.ts';
import type { NetworkParts } from './network-parts.ts';
import { spikes } from './synapse-of.ts';
import type { Issue } from './issue.ts';
import type { Probe } from './types-probes.ts';
import { unknownId } from './unknown-id.ts';

/** Whether what a probe measures is there, and what a lamp expects can be read. */
export function checkProbe(probe: Probe, path: string, parts: NetworkParts): Issue[] {
  switch (probe.kind) {
    case 'spikes':
      return checkTarget(probe, path, parts);
    case 'rate':
      return checkRate(probe, path, parts);
    case 'weights':
      return parts.connections.has(probe.target) ? [] : [unknownId(`${path}.target`, probe.target, 'connection')];
    case 'trace':
      return [...checkNeuron(probe, path, parts), ...checkVariable(probe, path, parts.models.get(probe.target))];
    case 'lamp':
      return [...checkNeuron(probe, path, parts), ...checkExpectation(probe, path)];
  }
}

function checkTarget({ target }: Probe, path: string, { populations, stimuli }: NetworkParts): Issue[] {
  const isThere = populations.has(target) || stimuli.has(target);
  return isThere ? [] : [unknownId(`${path}.target`, target, 'population or stimulus')];
}

function checkRate(probe: Probe, path: string, parts: NetworkParts): Issue[] {
  const issues = checkTarget(probe, path, parts);
  const isUnknown = parts.populations.has(probe.target) && !parts.models.has(probe.target);
  if (issues.length > 0 || isUnknown || spikes(probe.target, parts)) return issues;
  const message = `"${probe.target}" does not spike`;
  return [{ path: `${path}.target`, message, expected: 'a population or stimulus with spikes, or a trace of y' }];
}

function checkNeuron({ target, neuron }: Probe & { neuron: number }, path: string, parts: NetworkParts): Issue[] {
  const population = parts.populations.get(target);
  if (!population) return [unknownId(`${path}.target`, target, 'population')];
  if (neuron < population.size) return [];
  const message = `found ${neuron}, but "${target}" has ${countOf(population.size, 'neuron')}`;
  return [{ path: `${path}.neuron`, message, expected: population.size === 1 ? '0' : `0 to ${population.size - 1}` }];
}

function checkVariable({ variable }: Probe & { kind: 'trace' }, path: string, model?: NeuronModel): Issue[] {
  if (!model) return [];
  const known = [...recordable(model).map(({ symbol }) => symbol), 'y'];
  if (known.includes(variable)) return [];
  const message = `${model.label} has no variable "${variable}"`;
  return [{ path: `${path}.variable`, message, expected: `one of ${known.join(', ')}` }];
}

function checkExpectation({ id, expect: text }: Probe & { kind: 'lamp' }, path: string): Issue[] {
  if (text.trim() === '') return [];
  return checkLampText(text, id).map((issue) => ({ ...issue, path: `${path}.expect, ${issue.path}` }));
}

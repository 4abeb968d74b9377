import { parseBoolean } from '../logic/boolean.ts';
import { findModel } from '../models/index.ts';
import { countOf } from './count.ts';
import type { Issue, Population, Probe } from './types.ts';
import { unknownId } from './unknown-id.ts';

/** Whether what a probe measures is there, and what a lamp expects can be read. */
export function checkProbe(
  probe: Probe,
  path: string,
  populations: ReadonlyMap<string, Population>,
  stimuli: ReadonlySet<string>,
): Issue[] {
  const population = populations.get(probe.target);
  if (probe.kind === 'spikes') {
    return population || stimuli.has(probe.target)
      ? []
      : [unknownId(`${path}.target`, probe.target, 'population or stimulus')];
  }
  if (!population) return [unknownId(`${path}.target`, probe.target, 'population')];
  const issues: Issue[] = [];
  if (probe.neuron >= population.size) {
    issues.push({
      path: `${path}.neuron`,
      message: `found ${probe.neuron}, but "${population.id}" has ${countOf(population.size, 'neuron')}`,
      expected: population.size === 1 ? '0' : `0 to ${population.size - 1}`,
    });
  }
  if (probe.kind === 'trace') issues.push(...checkVariable(probe.variable, population, path));
  if (probe.kind === 'lamp' && probe.expect.trim() !== '') issues.push(...checkExpectation(probe.expect, path));
  return issues;
}

function checkVariable(variable: string, population: Population, path: string): Issue[] {
  const model = findModel(population.model);
  if (!model) return [];
  const known = [...model.variables.map(({ symbol }) => symbol), 'y'];
  return known.includes(variable)
    ? []
    : [
        {
          path: `${path}.variable`,
          message: `${model.label} has no variable "${variable}"`,
          expected: `one of ${known.join(', ')}`,
        },
      ];
}

function checkExpectation(text: string, path: string): Issue[] {
  const parsed = parseBoolean(text);
  return parsed.ok ? [] : parsed.issues.map((issue) => ({ ...issue, path: `${path}.expect, ${issue.path}` }));
}

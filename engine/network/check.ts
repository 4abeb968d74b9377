import { parseBoolean } from '../logic/boolean.ts';
import { findModel, getModel, models } from '../models/index.ts';
import type { Connection, Issue, Network, Population, Probe, Sign } from './types.ts';

/** Largest number of synapses, and of delay ring slots, that `compile` takes. */
export const maxSynapses = 20_000_000;
export const maxRingSlots = 50_000_000;

/** What the shape of a network cannot say: references, models, ranges, sizes. An empty list means the network compiles. */
export function checkNetwork(network: Network): Issue[] {
  const populations = new Map(network.populations.map((population) => [population.id, population]));
  const stimuli = new Set(network.stimuli.map((stimulus) => stimulus.id));
  return [
    ...duplicateIds(network),
    ...network.populations.flatMap((population, index) => checkPopulation(population, `populations[${index}]`)),
    ...network.connections.flatMap((connection, index) =>
      checkConnection(connection, `connections[${index}]`, populations, stimuli),
    ),
    ...network.probes.flatMap((probe, index) => checkProbe(probe, `probes[${index}]`, populations, stimuli)),
    ...checkSize(network),
  ];
}

function duplicateIds(network: Network): Issue[] {
  const seen = new Map<string, string>();
  const lists = { populations: network.populations, stimuli: network.stimuli, probes: network.probes };
  const named = [...Object.entries(lists), ['connections', network.connections] as const];
  return named.flatMap(([list, items]) =>
    items.flatMap(({ id }, index) => {
      const path = `${list}[${index}].id`;
      // Connections are only named among themselves.
      const key = list === 'connections' ? `connection ${id}` : id;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, path);
      return first === undefined
        ? []
        : [{ path, message: `"${id}" is already the id at ${first}`, expected: 'an id of its own' }];
    }),
  );
}

function checkPopulation(population: Population, path: string): Issue[] {
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

function checkConnection(
  connection: Connection,
  path: string,
  populations: ReadonlyMap<string, Population>,
  stimuli: ReadonlySet<string>,
): Issue[] {
  const issues: Issue[] = [];
  const source = populations.get(connection.source);
  const target = populations.get(connection.target);
  if (!source && !stimuli.has(connection.source))
    issues.push(unknownId(`${path}.source`, connection.source, 'population or stimulus'));
  if (!target) {
    issues.push(
      stimuli.has(connection.target)
        ? {
            path: `${path}.target`,
            message: `"${connection.target}" is a stimulus, which takes no input`,
            expected: 'the id of a population',
          }
        : unknownId(`${path}.target`, connection.target, 'population'),
    );
  }
  issues.push(...checkWeight(connection.sign, connection.weight, `${path}.weight`));
  const sourceSize = stimuli.has(connection.source) ? 1 : source?.size;
  if (connection.connector === 'OneToOne' && sourceSize && target && sourceSize !== target.size) {
    issues.push({
      path: `${path}.connector`,
      message: `OneToOne from ${countOf(sourceSize, 'source')} to ${countOf(target.size, 'neuron')}`,
      expected: 'as many sources as targets, or "AllToAll"',
    });
  }
  return issues;
}

/** Dale's law: a connection that binds its sign takes no weight of the other. */
export function checkWeight(sign: Sign, weight: number, path: string): Issue[] {
  if (sign === 'excitatory' && weight < 0) {
    return [{ path, message: `found ${weight} on an excitatory connection`, expected: 'a weight of at least 0' }];
  }
  if (sign === 'inhibitory' && weight > 0) {
    return [{ path, message: `found ${weight} on an inhibitory connection`, expected: 'a weight of at most 0' }];
  }
  return [];
}

function checkProbe(
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

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function unknownId(path: string, id: string, kind: string): Issue {
  return { path, message: `there is no ${kind} "${id}"`, expected: `the id of a ${kind}` };
}

function checkSize(network: Network): Issue[] {
  const sizes = new Map(network.populations.map(({ id, size }) => [id, size]));
  const neurons = network.populations.reduce((sum, { size }) => sum + size, 0);
  const synapses = network.connections.reduce((sum, { source, target, connector }) => {
    const sources = sizes.get(source) ?? 1;
    return sum + (connector === 'OneToOne' ? sources : sources * (sizes.get(target) ?? 0));
  }, 0);
  const longest = network.connections.reduce((most, { delay }) => Math.max(most, delay), 1);
  const issues: Issue[] = [];
  if (synapses > maxSynapses)
    issues.push({ path: 'connections', message: `${synapses} synapses in all`, expected: `at most ${maxSynapses}` });
  if (neurons * (longest + 1) > maxRingSlots) {
    issues.push({
      path: 'connections',
      message: `${neurons} neurons with a delay of ${longest} steps need too much memory`,
      expected: `neurons × (longest delay + 1) of at most ${maxRingSlots}`,
    });
  }
  return issues;
}

import { parseBoolean } from '../logic/boolean.ts';
import { findModel, models } from '../models/index.ts';
import type { Connection, Issue, Network, Population, Probe } from './types.ts';

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
  return Object.entries(population.parameters).flatMap(([symbol, value]) => {
    const place = `${path}.parameters.${symbol}`;
    const spec = model.parameters.find((parameter) => parameter.symbol === symbol);
    if (!spec) {
      const known = model.parameters.map((parameter) => parameter.symbol).join(', ');
      return [{ path: place, message: `${model.label} has no parameter "${symbol}"`, expected: `one of ${known}` }];
    }
    const values = typeof value === 'number' ? [value] : value;
    if (typeof value !== 'number' && values.length !== population.size) {
      return [
        {
          path: place,
          message: `found ${values.length} values`,
          expected: `one number, or ${population.size}, one a neuron`,
        },
      ];
    }
    const outside = values.find((number) => number < spec.min || number > spec.max);
    return outside === undefined
      ? []
      : [{ path: place, message: `found ${outside}`, expected: `a value from ${spec.min} to ${spec.max}` }];
  });
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
  const { sign, weight } = connection;
  if ((sign === 'excitatory' && weight < 0) || (sign === 'inhibitory' && weight > 0)) {
    issues.push({
      path: `${path}.weight`,
      message: `found ${weight} on ${sign} synapses`,
      expected: sign === 'excitatory' ? 'a weight ≥ 0' : 'a weight ≤ 0',
    });
  }
  const sourceSize = source?.size ?? 1;
  if (connection.connector === 'OneToOne' && target && sourceSize !== target.size) {
    issues.push({
      path: `${path}.connector`,
      message: `OneToOne between ${sourceSize} and ${target.size} neurons`,
      expected: 'populations of one size, or AllToAll',
    });
  }
  return issues;
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
      message: `found ${probe.neuron}, but "${population.id}" has ${population.size} neuron(s)`,
      expected: `0 to ${population.size - 1}`,
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

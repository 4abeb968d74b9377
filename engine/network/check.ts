import { checkConnection } from './check-connections.ts';
import { checkPopulation } from './check-populations.ts';
import { checkProbe } from './check-probes.ts';
import { limits } from './limits.ts';
import type { Issue, Network } from './types.ts';

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

/** A place of nothing is a misspelt id, or left over from something that was removed. */
export function checkLayout({ populations, stimuli, probes, layout }: Network): Issue[] {
  const placed = new Set([...populations, ...stimuli, ...probes].map(({ id }) => id));
  return Object.keys(layout).flatMap((id) => {
    const expected = 'the id of a population, stimulus or probe; correct or remove it';
    return placed.has(id) ? [] : [{ path: `layout.${id}`, message: `there is nothing called "${id}"`, expected }];
  });
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
  if (synapses > limits.synapses)
    issues.push({
      path: 'connections',
      message: `${synapses} synapses in all`,
      expected: `at most ${limits.synapses}`,
    });
  if (neurons * (longest + 1) > limits.ringSlots) {
    issues.push({
      path: 'connections',
      message: `${neurons} neurons with a delay of ${longest} steps need too much memory`,
      expected: `neurons × (longest delay + 1) of at most ${limits.ringSlots}`,
    });
  }
  return issues;
}

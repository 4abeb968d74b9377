import type { Parsed } from '../../network/issue.ts';
import { stimulusSize } from '../../network/sources.ts';
import type { Network } from '../../network/types.ts';
import { getModel } from '../../models/index.ts';
import { valuesOf } from '../../wiring/distributions.ts';
import { createRandomKeys, keyOf, parameterName } from '../../simulation/keys.ts';

/** Sources and neurons of a circuit in the order in which their values are known. */
export interface NodeOrder {
  /** A source of a stimulus each: what it is held at, or null where samples set it. */
  readonly sources: readonly { readonly name: string; readonly value: number | null }[];
  readonly nodes: readonly NeuronNode[];
  /** Number of the first node of each stimulus and population. */
  readonly firstOf: ReadonlyMap<string, number>;
}

export interface NeuronNode {
  readonly name: string;
  readonly population: string;
  /** Values of the model's parameters. */
  readonly parameters: ReadonlyMap<string, number>;
}

/** Populations one after the other, so that a softmax group stays together; an issue that names the circle where there is one. */
export function orderNodes(network: Network): Parsed<NodeOrder> {
  const circle = findCircle(network);
  if (circle.length > 0) {
    const message = `${[...circle, circle[0]].join(' → ')} is a circle`;
    return {
      ok: false,
      issues: [{ path: 'connections', message, expected: 'a circuit without circles, each a layer or more' }],
    };
  }
  const firstOf = new Map<string, number>();
  const sources = network.stimuli.flatMap((stimulus) => {
    const size = stimulusSize(stimulus);
    const value = stimulus.kind === 'clamp' ? stimulus.value : null;
    return Array.from({ length: size }, (_, k) => ({ name: nameOf(stimulus.id, size, k), value }));
  });
  let next = 0;
  for (const stimulus of network.stimuli) {
    firstOf.set(stimulus.id, next);
    next += stimulusSize(stimulus);
  }
  const nodes: NeuronNode[] = [];
  const values = { seed: network.seed, keys: createRandomKeys(network).values };
  for (const id of inOrder(network)) {
    const population = network.populations.find((each) => each.id === id)!;
    firstOf.set(id, next);
    next += population.size;
    const columns = getModel(population.model, network.models).parameters.map(({ symbol, default: standard }) => {
      const given = Object.hasOwn(population.parameters, symbol) ? population.parameters[symbol]! : standard;
      return [
        symbol,
        valuesOf(given, population.size, network.seed, keyOf(values, parameterName(id, symbol))),
      ] as const;
    });
    for (let k = 0; k < population.size; k++) {
      const parameters = new Map(
        columns.map(([symbol, values]) => [symbol, typeof values === 'number' ? values : values[k]!]),
      );
      nodes.push({ name: nameOf(id, population.size, k), population: id, parameters });
    }
  }
  return { ok: true, value: { sources, nodes, firstOf } };
}

function nameOf(id: string, size: number, index: number): string {
  return size === 1 ? id : `${id}[${index}]`;
}

/** Ids of the populations, each after those that it reads. */
function inOrder(network: Network): string[] {
  const done = new Set<string>();
  const visit = (id: string): void => {
    if (done.has(id)) return;
    for (const source of readBy(network, id)) visit(source);
    done.add(id);
  };
  for (const { id } of network.populations) visit(id);
  return [...done];
}

function readBy({ connections, populations }: Network, target: string): string[] {
  const neurons = new Set(populations.map(({ id }) => id));
  return connections.flatMap((each) => (each.target === target && neurons.has(each.source) ? [each.source] : []));
}

function findCircle(network: Network): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): string[] => {
    if (path.includes(id)) return path.slice(path.indexOf(id));
    if (done.has(id)) return [];
    path.push(id);
    for (const { target, source } of network.connections) {
      if (source !== id) continue;
      const circle = visit(target);
      if (circle.length > 0) return circle;
    }
    path.pop();
    done.add(id);
    return [];
  };
  for (const { id } of network.populations) {
    const circle = visit(id);
    if (circle.length > 0) return circle;
  }
  return [];
}

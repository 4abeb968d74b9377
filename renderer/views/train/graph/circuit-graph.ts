import type { DrawnCircuit } from '../../../worker/training/drawn-circuit.ts';
import type { Inlet, TrainedGraph } from './trained-graph.ts';

/** A circuit as drawn, by the names that it has in the build view. */
export function circuitGraph({ nodes, synapses }: DrawnCircuit): TrainedGraph {
  const inlets: Inlet[][] = nodes.map(() => []);
  const owners: number[] = [];
  const add = (node: number, inlet: Inlet): void => {
    inlets[node]!.push(inlet);
    owners[inlet.parameter] ??= node;
  };
  for (const { from, to, weight } of synapses) add(to, { parameter: weight, from });
  nodes.forEach(({ bias }, node) => {
    if (bias >= 0) add(node, { parameter: bias, from: null });
  });
  const nameOf = (node: number): string => nodes[node]!.name;
  const neurons = [...nodes.keys()].filter((node) => inlets[node]!.length > 0);
  const [hidden, outputs] = [false, true].map((wanted) => neurons.filter((node) => nodes[node]!.isOutput === wanted));
  return {
    inputs: nodes.filter(({ activation }) => activation === null).length,
    nodeName: nameOf,
    shortName: nameOf,
    readingText: () => 'What its synapses bring',
    into: (node) => inlets[node]!,
    ownerOf(parameter) {
      const owner = owners[parameter];
      if (owner === undefined) throw new Error(`Found parameter ${parameter}, expected one of the circuit`);
      return owner;
    },
    groups: [
      { label: 'Neurons', nodes: hidden! },
      { label: 'Outputs', nodes: outputs! },
    ].filter((group) => group.nodes.length > 0),
  };
}

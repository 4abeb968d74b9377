import { inputPorts, outputPorts } from '../network/chip-ports.ts';
import type { Parsed } from '../network/issue.ts';
import type { Circuit } from '../network/types-chips.ts';
import type { Connection } from '../network/types-connections.ts';
import type { Network } from '../network/types.ts';
import { checkGroup } from './check-group.ts';
import { divide, type Division, type Lamp } from './divide.ts';
import { middleOf, pick, withPorts } from './layout.ts';
import { asId, idsOf, namesBeside } from './names.ts';
import { meansTheSame } from './port-expectation.ts';

export interface Grouped {
  readonly network: Network;
  readonly typeId: string;
  readonly chipId: string;
}

/**
 * What is selected becomes one chip of a new type, with an input port for each signal from outside, named after its source,
 * and an output port for each neuron that is read outside, named after its lamp or population. Toggles and lamps stay
 * outside; other probes of what is inside move in. What the circuit does stays the same.
 */
export function group(
  network: Network,
  ids: Iterable<string>,
  { id, label }: { readonly id: string; readonly label: string },
): Parsed<Grouped> {
  const division = divide(network, new Set(ids));
  const issues = checkGroup(network, division);
  if (issues.length > 0) return { ok: false, issues };
  const typeId = namesBeside(network.chipTypes.map((type) => type.id))(asId(id));
  const chipId = namesBeside(idsOf(network).filter((each) => !division.inside.has(each)))(asId(id));
  const ports = withExpectations(portsOf(division), network);
  const circuit = innerCircuit(network, division, ports);
  const grouped: Network = {
    ...network,
    ...outerCircuit(network, division, ports, { id: chipId, label, type: typeId }),
    chipTypes: [...network.chipTypes, { id: typeId, label, note: '', circuit }],
  };
  return { ok: true, value: { network: grouped, typeId, chipId } };
}

interface Ports {
  /** Input ports by what is connected to them. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Output ports by `target neuron`. */
  readonly outputs: ReadonlyMap<string, Lamp>;
}

function portsOf({ inside, moving, incoming, outgoing, lamps }: Division): Ports {
  const free = namesBeside([...inside, ...moving.map(({ id }) => id)]);
  const inputs = new Map<string, string>();
  for (const { source } of incoming) if (!inputs.has(source)) inputs.set(source, free(asId(source)));
  const outputs = new Map<string, Lamp>();
  for (const lamp of lamps) {
    const key = keyOf(lamp);
    if (!outputs.has(key)) outputs.set(key, { ...lamp, id: free(lamp.id) });
  }
  for (const { source } of outgoing) {
    const key = keyOf({ target: source, neuron: 0 });
    if (outputs.has(key)) continue;
    const id = free(`${asId(source)}_out`);
    outputs.set(key, { kind: 'lamp', id, label: id, target: source, neuron: 0, expect: '' });
  }
  return { inputs, outputs };
}

function keyOf({ target, neuron }: Pick<Lamp, 'target' | 'neuron'>): string {
  return `${target} ${neuron}`;
}

/** What a lamp expects is also what its port does where that means the same. */
function withExpectations({ inputs, outputs }: Ports, network: Network): Ports {
  const namesOf = (ports: readonly { readonly id: string }[]): string[] => ports.map(({ id }) => id);
  const whole = { inputs: namesOf(inputPorts(network)), outputs: namesOf(outputPorts(network)) };
  const part = {
    inputs: [...inputs.values()],
    outputs: namesOf([...outputs.values()]),
    isSame: (input: string): boolean => inputs.get(input) === input,
  };
  const kept = [...outputs].map(([key, lamp]): [string, Lamp] => {
    const expect = meansTheSame(lamp.expect, lamp.id, whole, part) ? lamp.expect : '';
    return [key, { ...lamp, expect }];
  });
  return { inputs, outputs: new Map(kept) };
}

function innerCircuit(network: Network, division: Division, { inputs, outputs }: Ports): Circuit {
  const { inside, inner, incoming, moving } = division;
  const isInside = ({ id }: { readonly id: string }): boolean => inside.has(id);
  const toggles = [...inputs].map(
    ([source, id]) => ({ kind: 'toggle', id, label: labelOf(source, network), value: 0 }) as const,
  );
  const fromPorts = incoming.map((each) => ({ ...each, source: inputs.get(each.source)! }));
  const lamps = [...outputs.values()];
  return {
    populations: network.populations.filter(isInside),
    stimuli: [...toggles, ...network.stimuli.filter(isInside)],
    connections: [...fromPorts, ...inner],
    probes: [...moving, ...lamps],
    chips: network.chips.filter(isInside),
    notes: network.notes.filter(isInside),
    layout: withPorts(
      pick(network.layout, (id) => inside.has(id)),
      toggles.map(({ id }) => id),
      lamps.map(({ id }) => id),
    ),
  };
}

function labelOf(source: string, { stimuli, populations }: Network): string {
  return [...stimuli, ...populations].find(({ id }) => id === source)?.label ?? source;
}

function outerCircuit(
  network: Network,
  { inside, moving, beside, outgoing }: Division,
  { inputs, outputs }: Ports,
  chip: Circuit['chips'][number],
): Circuit {
  const isOutside = ({ id }: { readonly id: string }): boolean => !inside.has(id);
  const portOf = (target: string, neuron: number): string => `${chip.id}.${outputs.get(keyOf({ target, neuron }))!.id}`;
  const free = namesBeside([...beside, ...outgoing].map(({ id }) => id));
  const wires = [...inputs].map(([source, port]) =>
    wire(free(`${asId(source)}_${chip.id}`), source, `${chip.id}.${port}`),
  );
  const moved = new Set(moving);
  return {
    populations: network.populations.filter(isOutside),
    stimuli: network.stimuli.filter(isOutside),
    connections: [...beside, ...wires, ...outgoing.map((each) => ({ ...each, source: portOf(each.source, 0) }))],
    probes: network.probes
      .filter((probe) => !moved.has(probe))
      .map((probe) => {
        if (probe.kind !== 'lamp' || !outputs.has(keyOf(probe))) return probe;
        return { ...probe, target: portOf(probe.target, probe.neuron), neuron: 0 };
      }),
    chips: [...network.chips.filter(isOutside), chip],
    notes: network.notes.filter(isOutside),
    layout: {
      ...pick(network.layout, (id) => !inside.has(id)),
      [chip.id]: middleOf(pick(network.layout, (id) => inside.has(id))),
    },
  };
}

function wire(id: string, source: string, target: string): Connection {
  return { id, source, target, connector: 'AllToAll', weight: 1, delay: 1, sign: 'either', synapse: 'auto' };
}

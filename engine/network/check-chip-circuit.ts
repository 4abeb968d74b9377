import { nearestName } from '../logic/nearest.ts';
import { byId } from './by-id.ts';
import { checkWire } from './check-wires.ts';
import { inputPorts, outputPorts, readEnd } from './chip-ports.ts';
import type { Issue } from './issue.ts';
import type { Circuit } from './types-chips.ts';
import type { Probe } from './types-probes.ts';
import type { Network } from './types.ts';

/** Whether the chips of a circuit, and the ports that its connections and probes name, are there; `path` is `''` or ends in a dot. */
export function checkChipCircuit(circuit: Circuit, path: string, network: Network): Issue[] {
  const unknown = circuit.chips.flatMap(({ type }, index) => checkType(type, `${path}chips[${index}].type`, network));
  // Ports of a type that is not there would only be said to be missing once more.
  if (unknown.length > 0) return unknown;
  const scope = { circuit, network };
  const toPorts = circuit.connections.filter(({ target }) => readEnd(target).port !== null);
  return [
    ...circuit.connections.flatMap((connection, index) => {
      const at = `${path}connections[${index}]`;
      const issues = [
        ...checkEnd(connection.source, 'source', `${at}.source`, scope),
        ...checkEnd(connection.target, 'target', `${at}.target`, scope),
      ];
      return issues.length > 0 ? issues : checkWire(connection, at, scope);
    }),
    ...circuit.probes.flatMap((probe, index) => checkReader(probe, `${path}probes[${index}].target`, scope)),
    ...(circuit === network ? checkNamedWires(network, new Set(toPorts.map(({ id }) => id))) : []),
  ];
}

export interface ChipScope {
  readonly circuit: Circuit;
  readonly network: Network;
}

function checkType(type: string, path: string, { chipTypes }: Network): Issue[] {
  const known = chipTypes.map(({ id }) => id);
  if (known.includes(type)) return [];
  const expected = known.length === 0 ? 'a chip type of the network, which has none' : oneOf(type, known);
  return [{ path, message: `there is no chip type "${type}"`, expected }];
}

/** What a connection or probe may name: as a source what sends a signal, as a target what takes one. */
function checkEnd(text: string, role: 'source' | 'target', path: string, { circuit, network }: ChipScope): Issue[] {
  const { id, port } = readEnd(text);
  const chip = byId(circuit.chips).get(id);
  if (!chip) return port === null ? checkPart(id, role, path, circuit) : [noChip(id, path, circuit)];
  const type = byId(network.chipTypes).get(chip.type)!.circuit;
  const [inputs, outputs] = [inputPorts(type), outputPorts(type)].map((ports) => ports.map((each) => each.id));
  const [right, wrong] = role === 'target' ? [inputs!, outputs!] : [outputs!, inputs!];
  const name = role === 'target' ? 'input' : 'output';
  if (port !== null && right.includes(port)) return [];
  const expected = right.length === 0 ? `a chip with an ${name} port` : portsOf(id, port ?? '', right);
  if (port === null) return [{ path, message: `"${id}" is a chip, of which one port is meant`, expected }];
  if (!wrong.includes(port)) return [{ path, message: `chip "${id}" has no port "${port}"`, expected }];
  const message = `port "${port}" of chip "${id}" ${role === 'target' ? 'sends signals' : 'takes signals'}`;
  return [{ path, message, expected }];
}

function checkPart(id: string, role: 'source' | 'target', path: string, circuit: Circuit): Issue[] {
  const { populations, stimuli } = circuit;
  const isStimulus = byId(stimuli).has(id);
  if (byId(populations).has(id) || (isStimulus && role === 'source')) return [];
  const kinds = role === 'source' ? 'population, stimulus or output port' : 'population or input port';
  if (isStimulus) return [{ path, message: `"${id}" is a stimulus, which takes no input`, expected: `a ${kinds}` }];
  return [{ path, message: `there is no ${kinds} "${id}"`, expected: `the id of a ${kinds}` }];
}

function noChip(id: string, path: string, { chips }: Circuit): Issue {
  const known = chips.map((chip) => chip.id);
  const expected = known.length === 0 ? 'the id of a population or stimulus: there are no chips' : oneOf(id, known);
  return { path, message: `there is no chip "${id}"`, expected };
}

function checkReader(probe: Probe, path: string, scope: ChipScope): Issue[] {
  const { port, id } = readEnd(probe.target);
  if (port === null && !byId(scope.circuit.chips).has(id)) {
    // What an output port reads is followed from outside; all other probes are checked with the rest.
    const isPort = probe.kind === 'lamp' && scope.circuit !== scope.network;
    return isPort ? checkPart(id, 'source', path, scope.circuit) : [];
  }
  if (probe.kind === 'lamp' || probe.kind === 'spikes') return checkEnd(probe.target, 'source', path, scope);
  const message = `a probe of kind ${probe.kind} cannot read a port`;
  return [{ path, message, expected: 'a lamp or spikes, or a probe of a population' }];
}

/** A wire to a port has no synapses of its own: they are inside, as often as the port is read there. */
function checkNamedWires({ probes, events }: Network, wires: ReadonlySet<string>): Issue[] {
  const named = [
    ...probes.map((probe, index) => ({
      id: probe.kind === 'weights' ? probe.target : null,
      path: `probes[${index}].target`,
    })),
    ...events.map((event, index) => ({
      id: event.kind === 'lesion' ? null : event.connection,
      path: `events[${index}].connection`,
    })),
  ];
  return named.flatMap(({ id, path }) => {
    if (id === null || !wires.has(id)) return [];
    const message = `"${id}" leads to a port, whose synapses are inside of the chip`;
    return [{ path, message, expected: 'a connection between populations' }];
  });
}

function portsOf(chip: string, port: string, ports: readonly string[]): string {
  const named = ports.map((each) => `${chip}.${each}`);
  return oneOf(`${chip}.${port}`, named, nearestName(port, ports));
}

/** `one of a, b; did you mean b?` */
function oneOf(name: string, known: readonly string[], nearest = nearestName(name, known)): string {
  const list =
    known.length === 1 ? known[0]! : `one of ${known.slice(0, 20).join(', ')}${known.length > 20 ? ', …' : ''}`;
  if (nearest === null || known.length === 1) return list;
  return `${list}; the nearest is ${known.find((each) => each === nearest || each.endsWith(`.${nearest}`))}`;
}

import { byId } from './by-id.ts';
import type { ChipScope } from './check-chip-circuit.ts';
import { readEnd } from './chip-ports.ts';
import { stimulusSize } from './sources.ts';
import type { Issue } from './issue.ts';
import type { Circuit } from './types-chips.ts';
import type { Connection, Connector } from './types-connections.ts';

/** Whether a connection to, from or on from a port can be followed through it. Its ends are there. */
export function checkWire(connection: Connection, path: string, scope: ChipScope): Issue[] {
  const toPort = readEnd(connection.target).port !== null;
  return [
    ...(toPort ? checkToPort(connection, path, scope) : []),
    ...(toPort ? [] : checkFromPort(connection, path, scope)),
  ];
}

/** A port is a wire, not a synapse: what the wire is like must not depend on what is inside. */
function checkToPort(
  { source, connector, weight, delay, synapse, shared }: Connection,
  path: string,
  scope: ChipScope,
): Issue[] {
  const found: (readonly [string, string, string] | null)[] = [
    typeof weight === 'number'
      ? null
      : ['weight', 'a weight drawn from a law', 'a number; a law is for the connections inside'],
    typeof delay === 'number' || typeof delay.ms === 'number'
      ? null
      : ['delay', 'a delay drawn from a law', 'steps or ms; a law is for the connections inside'],
    connector === 'AllToAll' || connector === 'OneToOne'
      ? null
      : ['connector', 'a port takes one signal', '"AllToAll"; other wiring is for the connections inside'],
    synapse === 'auto'
      ? null
      : ['synapse', `found "${synapse}"`, 'auto: the synapses are those of the connections inside'],
    shared === undefined ? null : ['shared', `found "${shared}"`, 'none: the weights that are learnt are inside'],
  ];
  const size = sizeOf(source, scope.circuit);
  if (size > 1)
    found.push(['source', `"${source}" has ${size} neurons, and a port takes one signal`, 'one neuron or stimulus']);
  return found.flatMap((each) => {
    if (each === null) return [];
    const [field, message, expected] = each;
    return [{ path: `${path}.${field}`, message, expected }];
  });
}

/** Ports count as one neuron. */
function sizeOf(source: string, { populations, stimuli }: Circuit): number {
  const stimulus = byId(stimuli).get(source);
  return stimulus ? stimulusSize(stimulus) : (byId(populations).get(source)?.size ?? 1);
}

/** A port sends the signal of one neuron, so that there is nothing to choose sources from. */
function checkFromPort(connection: Connection, path: string, { circuit, network }: ChipScope): Issue[] {
  const { id, port } = readEnd(connection.source);
  const isInput = circuit !== network && byId(circuit.stimuli).get(id)?.kind === 'toggle';
  if (port === null && !isInput) return [];
  const { connector, target, delay } = connection;
  const issues = checkOneSource(connector, byId(circuit.populations).get(target)?.size ?? 1, `${path}.connector`);
  if (!isInput || typeof delay === 'number' || typeof delay.ms === 'number') return issues;
  const message = `"${id}" is an input port, and what comes in has a delay already`;
  return [...issues, { path: `${path}.delay`, message, expected: 'steps or ms, not a law' }];
}

function checkOneSource(connector: Connector, targets: number, path: string): Issue[] {
  if (connector === 'AllToAll' || (connector === 'OneToOne' && targets === 1)) return [];
  if (typeof connector !== 'string' && connector.kind === 'AllToAll' && connector.self) return [];
  if (typeof connector !== 'string' && connector.kind === 'FromList') {
    const row = connector.list.findIndex(([source]) => source !== 0);
    if (row < 0) return [];
    const message = `found ${connector.list[row]![0]}, but a port sends one signal`;
    return [{ path: `${path}.list[${row}][0]`, message, expected: '0' }];
  }
  const kind = typeof connector === 'string' ? connector : connector.kind;
  return [{ path, message: `${kind} from a port, which sends one signal`, expected: '"AllToAll", or a list' }];
}

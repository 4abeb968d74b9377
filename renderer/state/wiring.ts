import { byId } from '../../engine/network/by-id.ts';
import { outputPorts, readEnd } from '../../engine/network/chip-ports.ts';
import type { Network } from '../../engine/network/types.ts';
import { connect } from './edits.ts';
import type { Lab } from './lab.svelte.ts';
import { complain } from './notices.ts';
import { partName } from './part-names.ts';

/**
 * Begins a connection that the keyboard draws: arrows choose its target, Enter connects, Escape gives it up. Of a chip with
 * several outputs, one is chosen first.
 */
export function startWiring(lab: Lab): void {
  const { network } = lab.document;
  if (!network || lab.selection.size === 0) return;
  const ways = [...lab.selection].map((id) => outputsOf(network, id));
  const [source, ...others] = ways.find((outputs) => outputs.length > 0) ?? [];
  if (source === undefined) return complain('Nothing to connect from', [noSource]);
  lab.canvas?.focus();
  if (others.length === 0) return aimFrom(lab, network, source);
  lab.wiring = { source, target: null, stage: 'source' };
  lab.say(`From ${partName(network, source)}: up and down choose an output, Enter goes on, Escape cancels`);
}

const noSource = {
  path: '',
  message: 'the selection has no output',
  expected: 'a neuron, an input, or a chip with an output port',
};

function outputsOf({ populations, stimuli, chips, chipTypes }: Network, id: string): string[] {
  if ([...populations, ...stimuli].some((each) => each.id === id)) return [id];
  const type = byId(chipTypes).get(byId(chips).get(id)?.type ?? '');
  return type ? outputPorts(type.circuit).map((port) => `${id}.${port.id}`) : [];
}

function aimFrom(lab: Lab, network: Network, source: string): void {
  lab.wiring = { source, target: null, stage: 'target' };
  const what = network.chips.length > 0 ? 'a neuron or port' : 'a neuron';
  lab.say(`Connecting from ${partName(network, source)}: arrows choose ${what}, Enter connects, Escape cancels`);
}

/** Goes to the next output of the chip, or the one before. */
export function chooseOutput(lab: Lab, by: 1 | -1): void {
  const { network } = lab.document;
  if (!lab.wiring || !network) return;
  const outputs = outputsOf(network, readEnd(lab.wiring.source).id);
  const source = outputs[outputs.indexOf(lab.wiring.source) + by];
  if (source === undefined) return;
  lab.wiring = { ...lab.wiring, source };
  lab.say(`From ${partName(network, source)}`);
}

export function aimWiring(lab: Lab, target: string): void {
  const { network } = lab.document;
  if (!lab.wiring || !network) return;
  lab.wiring = { ...lab.wiring, target };
  lab.say(`To ${partName(network, target)}`);
}

/** What Enter does: takes the output that was chosen, then connects it. */
export function finishWiring(lab: Lab): void {
  const { wiring } = lab;
  const { network } = lab.document;
  if (!wiring || !network) return;
  if (wiring.stage === 'source') return aimFrom(lab, network, wiring.source);
  if (wiring.target === null) return;
  lab.wiring = null;
  connectParts(lab, wiring.source, wiring.target);
}

export function cancelWiring(lab: Lab): void {
  lab.wiring = null;
  lab.say('No connection was made');
}

/** Connects two parts; says why when it cannot be. */
export function connectParts({ document }: Pick<Lab, 'document'>, source: string, target: string): void {
  const { network } = document;
  if (!network) return;
  const [from, to] = [partName(network, source), partName(network, target)];
  const next = connect(network, source, target);
  if (next !== network) return document.edit(`connect ${from} to ${to}`, () => next);
  const exists = network.connections.some((one) => one.source === source && one.target === target);
  const message = exists ? `${from} is connected to ${to} already` : `${to} cannot take what ${from} sends`;
  const expected = exists
    ? 'one connection from one part to another; change its weight'
    : 'a neuron with an input for it';
  complain('No connection was made', [{ path: '', message, expected }]);
}

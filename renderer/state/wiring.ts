import { connect } from './edits.ts';
import type { Lab } from './lab.svelte.ts';
import { complain } from './notices.ts';
import { partName } from './part-names.ts';

/** Begins a connection that the keyboard draws: arrows choose its target, Enter connects, Escape gives it up. */
export function startWiring(lab: Lab): void {
  const { network } = lab.document;
  const [source] = lab.selection;
  if (!network || source === undefined) return;
  if (![...network.populations, ...network.stimuli].some(({ id }) => id === source))
    return complain('Nothing to connect from', [noSource]);
  lab.wiring = { source, target: null };
  lab.canvas?.focus();
  lab.say(`Connecting from ${partName(network, source)}: arrows choose a neuron, Enter connects, Escape cancels`);
}

const noSource = { path: '', message: 'the selection has no output', expected: 'a neuron or an input' };

export function aimWiring(lab: Lab, target: string): void {
  const { network } = lab.document;
  if (!lab.wiring || !network) return;
  lab.wiring = { ...lab.wiring, target };
  lab.say(`To ${partName(network, target)}`);
}

export function finishWiring(lab: Lab): void {
  const { wiring } = lab;
  if (!wiring || wiring.target === null) return;
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

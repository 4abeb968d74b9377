import { namesOf } from '../../engine/learning/graph/match.ts';
import { readCircuit } from '../../engine/learning/graph/circuit.ts';
import { withParameters } from '../../engine/learning/graph/write-network.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Lab } from './lab.svelte.ts';
import { complain, offer } from './notices.ts';
import { offeredSets } from './training-choices.ts';

/** Trains the circuit that is open in the build view, as it is drawn now. */
export function trainCircuit({ document, training }: Lab): void {
  if (document.whole) training.task.choose({ circuit: document.whole }, 'the network');
}

/** Whether the circuit that is trained is no longer the one in the build view. */
export function hasMoved({ document, training }: Lab): boolean {
  const { whole } = document;
  return whole !== null && whole !== training.task.choices.circuit && whole !== training.putBack;
}

/** Writes what has been learnt into the open circuit, as one edit. */
export function putWeights(lab: Lab): void {
  const { document, training } = lab;
  const [drawn, values] = [training.task.choices.circuit, training.frame?.readings.weights];
  const names = training.started?.circuit?.parameterNames;
  if (!drawn || !values || !names) return;
  const base = document.whole === training.putBack ? drawn : document.whole;
  const read = base && readCircuit(base);
  const isSame = read?.ok && read.value.parameters.map(({ name }) => name).join('\n') === names.join('\n');
  if (!base || !isSame) {
    const message = 'the circuit in Build is no longer the one that was trained';
    return complain('The weights were not put into the circuit', [
      { path: '', message, expected: 'the same neurons and synapses; take it as it is now, and train it' },
    ]);
  }
  const learnt = withParameters(base, read.value, values);
  document.editWhole('set the trained weights', () => learnt);
  training.putBack = learnt;
  training.effort.forget();
  offer('The weights are in the circuit', 'Show in Build', () => lab.show('build'));
}

/** The built-in set that has the inputs of a circuit: one of logic, by the circuit's name; null where none has. */
export function fittingSet(circuit: Network): string | null {
  const read = readCircuit(circuit);
  if (!read.ok) return null;
  const { inputs, outputs } = namesOf(read.value);
  if (outputs.length !== 1 || inputs.map((name) => name.toLowerCase()).join() !== 'a,b') return null;
  const [named = 'xor'] = /xnor|xor|nand|nor|and|or/.exec(circuit.name.toLowerCase()) ?? [];
  return offeredSets.some(({ name }) => name === named) ? named : null;
}

import type { Issue } from '../../engine/network/issue.ts';
import { namesOf } from '../../engine/learning/graph/match.ts';
import { readCircuit } from '../../engine/learning/graph/circuit.ts';
import { withParameters } from '../../engine/learning/graph/write-network.ts';
import type { Network } from '../../engine/network/types.ts';
import { changeModel } from './change-model.ts';
import type { Lab } from './lab.svelte.ts';
import { complain, offer } from './notices.ts';
import { offeredSets } from './training-choices.ts';

/** Trains the circuit that is open in the build view, as it is drawn now. */
export function trainCircuit({ document, training }: Lab): void {
  if (document.whole) training.task.choose({ circuit: document.whole }, 'the network');
}

/** Trains layers in place of a circuit. */
export function trainLayers({ training }: Lab): void {
  training.task.choose({ circuit: null }, 'the network');
}

/** Ids of the populations that issues are about. */
export function blamedOf({ populations, chips }: Network, issues: readonly Issue[]): string[] {
  // Numbers count what is inside of chips as well.
  if (chips.length > 0) return [];
  const places = issues.flatMap(({ path }) => /^populations\[(\d+)\]/.exec(path)?.[1] ?? []);
  return [...new Set(places)].flatMap((place) => populations[Number(place)]?.id ?? []);
}

/** Ids of the populations that cannot learn since they are steps, as McCulloch and Pitts have them. */
export function stepsOf(circuit: Network, issues: readonly Issue[]): string[] {
  return blamedOf(
    circuit,
    issues.filter(({ message }) => message.includes(' is a step, ')),
  );
}

/** Gives the open circuit logistic neurons, which a step is the limit of, as one edit; and trains it. */
export function makeLogistic(lab: Lab, ids: readonly string[]): void {
  lab.document.editWhole('make neurons logistic', (whole) => changeModel(whole, ids, 'logistic').network);
  trainCircuit(lab);
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
  training.effort.mark()();
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

import { byId } from '../../engine/network/by-id.ts';
import type { TruthTableRow } from '../../engine/logic/types.ts';
import type { Network } from '../../engine/network/types.ts';
import type { Lab } from './lab.svelte.ts';
import { warn } from './notices.ts';
import { incomingAt } from './open-sources.ts';
import type { Asked } from './truth-table.svelte.ts';

type Inputs = TruthTableRow['inputs'];

/** The toggle of the running circuit that sets each input of a table, also through the ports of an open chip; null where none does. */
export function togglesOf(
  whole: Network | null,
  { part: { network, sources }, chips }: Pick<Asked, 'part' | 'chips'>,
): ReadonlyMap<string, string | null> {
  const toggleOf = (input: string): string | null => {
    const source = sources.get(input);
    if (!whole || source === undefined) return null;
    const id = chips.length === 0 ? source : incomingAt(whole, chips, source);
    return byId(whole.stimuli).get(id ?? '')?.kind === 'toggle' ? id! : null;
  };
  return new Map(network.stimuli.flatMap(({ id, kind }) => (kind === 'toggle' ? [[id, toggleOf(id)] as const] : [])));
}

/** Whether the running circuit's toggles stand as in a row; never where one input has none. */
export function standsAt(
  inputs: Inputs,
  toggles: ReadonlyMap<string, string | null>,
  levels: ReadonlyMap<string, number>,
): boolean {
  return [...toggles].every(([input, toggle]) => toggle !== null && (levels.get(toggle) ?? 0) === inputs[input]);
}

/** Sets the toggles of the running circuit to a row, so that it can be watched; says what could not be set. */
export function clampRow(lab: Lab, inputs: Inputs): void {
  const { truthTable, document, session } = lab;
  if (!truthTable.asked) return;
  const toggles = togglesOf(document.whole, truthTable.asked);
  const set = Object.entries(inputs).flatMap(([input, level]) => {
    const toggle = toggles.get(input) ?? null;
    return toggle === null ? [] : [{ input, toggle, level }];
  });
  const free = Object.keys(inputs).filter((input) => (toggles.get(input) ?? null) === null);
  void session.clamp(new Map(set.map(({ toggle, level }) => [toggle, level])));
  const said = set.map(({ input, level }) => `${input} = ${level}`).join(', ');
  if (said !== '') lab.say(`Clamped ${said}${session.playing ? '' : '; Space plays'}`);
  if (free.length > 0)
    warn('Not every input could be clamped', [`${free.join(', ')}: no toggle of the circuit sets it`]);
}

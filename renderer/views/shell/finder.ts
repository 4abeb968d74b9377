import type { Network } from '../../../engine/network/types.ts';
import { bodyOf } from '../../network/chip-look.ts';
import type { PaletteItem } from '../../state/add-item.ts';
import { chipCalled, removeChipType, useOf } from '../../state/chip-types.ts';
import { commandLabel, commands, isReachable, runCommand } from '../../state/commands.ts';
import { keysOf } from '../../state/keys.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { partName } from '../../state/part-names.ts';
import { portsOf } from '../../state/ports.ts';
import { addFromPalette } from '../build/palette.ts';
import { otherNames, paletteGroupsOf } from '../build/palette-groups.ts';

/** Something that can be found by typing, and done by Enter. */
export interface Finding {
  readonly id: string;
  readonly label: string;
  /** Other words for it, such as a model's id. */
  readonly also?: string;
  /** Keys that do the same. */
  readonly keys: string;
  run(lab: Lab): void;
}

export interface FindingGroup {
  readonly title: string;
  readonly findings: readonly Finding[];
  /** How many there are in all; more than are shown, it may be. */
  readonly count: number;
}

/** More than this nobody reads; more letters find the rest. */
const mostShown = 40;

/** All that can be done now and has the words of the query in its name, the best match first. */
export function find(lab: Lab, query: string): readonly FindingGroup[] {
  const groups = [
    { title: 'Commands', findings: commandFindings(lab) },
    { title: 'Add', findings: additions(lab) },
    { title: 'Go to', findings: places(lab) },
    { title: 'My chips', findings: removals(lab) },
    { title: 'Chips of this circuit', findings: typeRemovals(lab) },
  ];
  return groups
    .map(({ title, findings }) => ({ title, ...matching(findings, query) }))
    .filter(({ count }) => count > 0);
}

function commandFindings(lab: Lab): Finding[] {
  const possible = commands.filter((one) => one.id !== 'find' && isReachable(lab, one) && isPossible(lab, one));
  return possible.map(({ id, also }) => ({
    id,
    also: also ?? '',
    label: commandLabel(lab, id),
    keys: keysOf(lab, id),
    run: () => runCommand(lab, id),
  }));
}

function isPossible(lab: Lab, { isOpen, details }: (typeof commands)[number]): boolean {
  return isOpen?.(lab) !== false && details?.(lab) !== null;
}

function additions(lab: Lab): Finding[] {
  if (!lab.document.network || lab.view !== 'build') return [];
  return paletteGroupsOf(lab.document.network, lab.ownChips.chips).flatMap(({ entries }) =>
    entries.map(({ label, item }) => ({
      id: `add ${JSON.stringify(item)}`,
      label: `Add ${additionName(label, item)}`,
      also: otherNames(item),
      keys: '',
      run: () => addFromPalette(lab, item),
    })),
  );
}

/** `chip Adder`, `LIF neuron`. */
function additionName(label: string, { kind }: PaletteItem): string {
  if (kind === 'chip') return chipCalled(label);
  if (kind === 'own-chip') return `${chipCalled(label)}, mine`;
  if (kind === 'gate') return `${label} gate`;
  if (kind === 'probe') return `probe: ${label.toLowerCase()}`;
  return kind === 'neuron' && !/neuron/i.test(label) ? `${label} neuron` : label;
}

function places(lab: Lab): Finding[] {
  const { network } = lab.document;
  if (!network || lab.view !== 'build') return [];
  const { stimuli, populations, chips, notes, probes } = network;
  const parts = [...stimuli, ...populations].map(({ id }) => placeOf(network, id, ''));
  // A lamp is often called as its neuron, and a chip as its type.
  const lamps = probes.flatMap(({ id, kind }) => (kind === 'lamp' ? [placeOf(network, id, ', lamp')] : []));
  const ports = portsOf(network).map(({ id, role }) => placeOf(network, id, `, ${role} port`));
  return [
    ...parts,
    ...lamps,
    ...chips.map(({ id }) => placeOf(network, id, ', chip')),
    ...ports,
    ...notes.map(({ id }) => placeOf(network, id, '')),
  ];
}

function removals({ ownChips }: Lab): Finding[] {
  return ownChips.chips.map(({ name, network }) => ({
    id: `remove ${name}`,
    label: `Remove ${chipCalled(network.name)} from my chips`,
    keys: '',
    run: () => void ownChips.remove(name),
  }));
}

/** Of chip types that nothing uses. */
function typeRemovals({ document: { whole } }: Lab): Finding[] {
  const unused = whole?.chipTypes.filter(({ id }) => useOf(whole, id) === null) ?? [];
  return unused.map(({ id, label }) => ({
    id: `remove type ${id}`,
    label: `Remove chip type ${label || id}`,
    keys: '',
    run: (lab) => removeChipType(lab, id),
  }));
}

/** A part to go to; of a port, its chip. */
function placeOf(network: Network, id: string, kind: string): Finding {
  return {
    id: `go ${id}`,
    label: `Go to ${partName(network, id)}${kind}`,
    keys: '',
    run(lab) {
      lab.select([bodyOf(id)]);
      lab.canvas?.reveal(bodyOf(id));
      lab.canvas?.focus();
    },
  };
}

function matching(findings: readonly Finding[], query: string): { findings: Finding[]; count: number } {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = findings
    .map((finding) => ({ finding, rank: rankOf(`${finding.label} ${finding.also ?? ''}`.toLowerCase(), words) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank);
  return { findings: ranked.slice(0, mostShown).map(({ finding }) => finding), count: ranked.length };
}

/** Of each word of the query: 0 where it begins the text, 1 where a word of it, 2 within one. Infinity without it. */
function rankOf(text: string, words: readonly string[]): number {
  return words.reduce((sum, word) => {
    const at = text.indexOf(word);
    if (at < 0) return Infinity;
    return sum + (at === 0 ? 0 : text.includes(` ${word}`) ? 1 : 2);
  }, 0);
}

import fc from 'fast-check';
import { group } from '../../../engine/chips/group.ts';
import { ungroup } from '../../../engine/chips/ungroup.ts';
import type { Network } from '../../../engine/network/types.ts';
import { addItem } from '../../../renderer/state/add-item.ts';
import { copyParts } from '../../../renderer/state/clipboard.ts';
import type { OpenDocument } from '../../../renderer/state/document.svelte.ts';
import { connect, remove, setChipType, setNote } from '../../../renderer/state/edits.ts';
import { addOwnChip, networkOfOwnChip } from '../../../renderer/state/own-chip.ts';
import { pasteParts } from '../../../renderer/state/paste.ts';
import { portsOf } from '../../../renderer/state/ports.ts';
import { renamePart } from '../../../renderer/state/rename.ts';
import { deed } from './deeds.ts';

/** What a user does to an open document, among it to chips and notes, and from inside of an open chip. */
export type ChipDeed = (document: OpenDocument) => void;

/** Past so many parts on the canvas, or chip types, nothing more is added: pastes and groups would double them again and again. */
const mostParts = 30;
const mostTypes = 10;

type Change = (network: Network, k: number) => Network;

const additions: readonly Change[] = [
  (network, k) => {
    const type = pick(network.chipTypes, k);
    return type ? addItem(network, { kind: 'chip', type: type.id }, { x: k % 500, y: 0 }).network : network;
  },
  (network, k) => addItem(network, { kind: 'note' }, { x: k % 300, y: k % 70 }).network,
  (network, k) => {
    const clip = copyParts(network, chosen(network, k), new Map(Object.entries(network.layout)));
    return pasteParts(network, clip, { x: 40, y: 40 }).network;
  },
  (network, k) => {
    const type = pick(network.chipTypes, k);
    return type ? addOwnChip(network, networkOfOwnChip(network, type.id), { x: 0, y: k % 90 }).network : network;
  },
  (network, k) => {
    if (network.chipTypes.length >= mostTypes) return network;
    const made = group(network, chosen(network, k), { id: 'chip', label: `Chip ${k % 7}` });
    return made.ok ? made.value.network : network;
  },
  (network, k) => {
    const chip = pick(network.chips, k);
    return chip ? ungroup(network, chip.id) : network;
  },
];

const changes: readonly Change[] = [
  (network, k) => {
    const ports = portsOf(network);
    const sources = [...network.populations, ...network.stimuli, ...ports.filter(({ role }) => role === 'output')];
    const targets = [...network.populations, ...ports.filter(({ role }) => role === 'input')];
    const [source, target] = [pick(sources, k), pick(targets, k >> 8)];
    return source && target ? connect(network, source.id, target.id) : network;
  },
  (network, k) => {
    const note = pick(network.notes, k);
    return note ? setNote(network, note.id, `Note ${k % 5}`) : network;
  },
  (network, k) => {
    const type = pick(network.chipTypes, k);
    return type ? setChipType(network, type.id, { label: `Type ${k % 9}`, note: `${k % 3}` }) : network;
  },
  (network, k) => {
    const one = pick([...network.chips, ...network.notes, ...network.probes, ...network.populations], k);
    return one ? remove(network, new Set([one.id])) : network;
  },
];

export const chipDeed: fc.Arbitrary<ChipDeed> = fc.oneof(
  {
    weight: 4,
    arbitrary: deed.map(
      (change): ChipDeed =>
        (document) =>
          edit(document, guarded(change)),
    ),
  },
  {
    weight: 4,
    arbitrary: changeOf(additions).map(
      (change): ChipDeed =>
        (document) =>
          edit(document, guarded(change)),
    ),
  },
  {
    weight: 4,
    arbitrary: changeOf(changes).map(
      (change): ChipDeed =>
        (document) =>
          edit(document, change),
    ),
  },
  fc.nat().map((k): ChipDeed => (document) => {
    const chip = pick(document.network?.chips ?? [], k);
    if (chip) document.openChip([...document.chips, chip.id]);
  }),
  fc.nat().map((k): ChipDeed => (document) => {
    const { stimuli = [], probes = [], chips = [], populations = [] } = document.network ?? {};
    const part = pick([...stimuli, ...probes, ...chips, ...populations], k);
    const name = k % 3 === 0 ? `port ${k % 9}` : `p${k % 9}`;
    if (part) document.editWhole('rename', (whole, path) => renamePart(whole, path, part.id, name));
  }),
  fc.constant<ChipDeed>((document) => document.openChip(document.chips.slice(0, -1))),
);

function changeOf(list: readonly Change[]): fc.Arbitrary<(network: Network) => Network> {
  return fc.tuple(fc.constantFrom(...list), fc.nat()).map(
    ([change, k]) =>
      (network: Network) =>
        change(network, k),
  );
}

function edit(document: OpenDocument, change: (network: Network) => Network): void {
  document.edit('do something', change);
}

/** A change that adds gives way to one that takes away where there is no more room. */
function guarded(change: (network: Network) => Network): (network: Network) => Network {
  return (network) => {
    const parts = [...network.populations, ...network.chips, ...network.stimuli, ...network.notes].map(({ id }) => id);
    return parts.length > mostParts ? remove(network, new Set(parts.slice(0, mostParts / 2))) : change(network);
  };
}

function pick<T>(list: readonly T[], k: number): T | undefined {
  return list[k % Math.max(1, list.length)];
}

/** Up to four parts that follow each other. */
function chosen({ populations, stimuli, chips, notes }: Network, k: number): Set<string> {
  const all = [...populations, ...chips, ...stimuli, ...notes].map(({ id }) => id);
  const at = k % Math.max(1, all.length);
  return new Set(all.slice(at, at + 1 + (k % 4)));
}

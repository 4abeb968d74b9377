import type { Network } from '../../engine/network/types.ts';

/** `stem` with the first free number; `start` of '' tries the bare stem first. */
export function freeId(network: Network, stem: string, start: number | '' = 1): string {
  const taken = takenIds(network);
  if (start === '' && !taken.has(stem)) return stem;
  let number = start === '' ? 2 : start;
  while (taken.has(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}

/** Inputs are a, b, c … as in every textbook. */
export function freeLetter(network: Network): string {
  const taken = takenIds(network);
  const letter = [...'abcdefghijklmopqrstuvwxyz'].find((candidate) => !taken.has(candidate));
  return letter ?? freeId(network, 'x');
}

/** A chip's name, with the first number that tells it from the other chips. */
export function freeChipLabel({ chips }: Pick<Network, 'chips'>, wanted: string): string {
  const taken = new Set(chips.map(({ label }) => label));
  let label = wanted;
  for (let number = 2; taken.has(label); number++) label = `${wanted} (${number})`;
  return label;
}

function takenIds(network: Network): Set<string> {
  const { populations, stimuli, probes, chips, notes } = network;
  return new Set([...populations, ...stimuli, ...probes, ...chips, ...notes].map(({ id }) => id));
}

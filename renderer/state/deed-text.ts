import type { Deed } from './document.svelte.ts';

/** What was done, for those who cannot see it: `add n3` becomes "Added n3". */
export function deedText({ kind, name }: Deed): string {
  if (kind !== 'edit') return `${kind === 'undo' ? 'Undid' : 'Redid'}: ${name}`;
  const [verb = '', ...rest] = name.split(' ');
  const past = pasts[verb] ?? (verb.endsWith('e') ? `${verb}d` : `${verb}ed`);
  return [past.charAt(0).toUpperCase() + past.slice(1), ...rest].join(' ');
}

/** Verbs that take no plain -ed. */
const pasts: Readonly<Record<string, string>> = {
  set: 'set',
  cut: 'cut',
  stop: 'stopped',
  draw: 'drew',
  ungroup: 'ungrouped',
};

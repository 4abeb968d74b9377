import type { Command } from './commands.ts';
import type { Lab } from './lab.svelte.ts';

/** What the keys of the clock do to the playhead of a comparison of models. */
export const compareActions: Readonly<Partial<Record<Command['id'], (lab: Lab) => void>>> = {
  play: ({ models }) => models.playhead.togglePlay(),
  reset: ({ models: { playhead } }) => playhead.moveTo(playhead.span.from),
};

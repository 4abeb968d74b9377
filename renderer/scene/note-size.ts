import type { Note } from '../../engine/network/types-chips.ts';

export const NOTE_SIZE = 13;
export const NOTE_LEADING = 18;

/** Space around the text of a note. */
export const NOTE_MARGIN = 8;

/** About how wide a letter is. */
const LETTER = 6.6;

/** Width of a note's lines without one of its own. */
const NOTE_WIDTH = 260;

/** How much room a note needs, about: its text is measured when it is drawn. */
export function noteSize({ text, width }: Note): { readonly halfWidth: number; readonly halfHeight: number } {
  const lines = text.split('\n').map((line) => line.length * LETTER);
  const wide = noteWidth({ text, width });
  const longest = lines.reduce((most, each) => Math.max(most, each), 0);
  const count = lines.reduce((sum, each) => sum + Math.max(1, Math.ceil(each / wide)), 0);
  return { halfWidth: Math.min(wide, longest) / 2 + NOTE_MARGIN, halfHeight: (count * NOTE_LEADING) / 2 + NOTE_MARGIN };
}

export function noteWidth({ width }: Pick<Note, 'text' | 'width'>): number {
  return width ?? NOTE_WIDTH;
}

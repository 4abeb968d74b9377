/**
 * Text from a file as a terminal may show it: what could move the cursor, hide text or turn its direction as `\\u001b`.
 * Besides control characters these are the marks of bidirectional text, and the separators of lines.
 */
export function escapeControls(text: string): string {
  return text.replaceAll(controls, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same with a space in place of each, so that columns stay; tabs stay tabs. */
export function blankControls(text: string): string {
  return text.replaceAll(controls, (character) => (character === '\t' ? character : ' '));
}

const controls = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

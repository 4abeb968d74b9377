/** Text from a file as a terminal may show it: control characters, which could move the cursor or hide text, as `\\u001b`. */
export function escapeControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

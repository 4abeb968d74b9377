/** `-999; none` → each text once; cells are trimmed as well. */
export function splitTexts(text: string): string[] {
  const texts = text.split(';').map((each) => each.trim());
  return [...new Set(texts)].filter((each) => each !== '');
}

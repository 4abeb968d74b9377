import { codeKey, parseClassMapping } from '../../../../engine/data/class-mapping.ts';
import type { TargetText } from '../../../worker/training/preparation-protocol.ts';

/** The class of each text by what was said of them, '' where it is in none; each its own where nothing was said. */
export function classNames(texts: readonly TargetText[], classes: string | null): string[] {
  if (classes === null) return texts.map(({ text }) => text);
  const mapping = parseClassMapping(classes);
  const codes = new Map(mapping.ok ? mapping.value.codes : []);
  return texts.map(({ text }) => {
    const code = codes.get(codeKey(text));
    return mapping.ok && code !== undefined ? mapping.value.classes[code]! : '';
  });
}

/**
 * Classes as `--classes` has them, once the text at `index` is given to another one; null where each text is its own class. Texts
 * that differ in capitals are one code, and go with it.
 */
export function giveClass(
  texts: readonly TargetText[],
  classes: string | null,
  index: number,
  name: string,
): string | null {
  const key = codeKey(texts[index]!.text);
  const given = classNames(texts, classes).map((before, k) => (codeKey(texts[k]!.text) === key ? name.trim() : before));
  if (given.every((each, k) => each === texts[k]!.text)) return null;
  const groups = [...new Set(given)].filter((each) => each !== '');
  const codesOf = (group: string): string =>
    texts.flatMap(({ text }, k) => (given[k] === group ? [quoted(text)] : [])).join(',');
  return groups.map((group) => `${codesOf(group)}=${quoted(group)}`).join('; ');
}

function quoted(text: string): string {
  return /[,;="]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

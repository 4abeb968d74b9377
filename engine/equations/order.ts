import type { Report } from './dimension-of.ts';
import type { SubexpressionItem } from './item.ts';
import { symbolsOf } from './symbols.ts';

/** Subexpressions in an order in which each uses only earlier ones; reports each circle once, at its first member in the text. */
export function orderSubexpressions(items: readonly SubexpressionItem[], report: Report): SubexpressionItem[] {
  const byName = new Map(items.map((item) => [item.name.text, item]));
  const done = new Set<SubexpressionItem>();
  const path: SubexpressionItem[] = [];
  const visit = (item: SubexpressionItem): void => {
    if (done.has(item)) return;
    if (path.includes(item)) {
      const circle = path.slice(path.indexOf(item)).map(({ name }) => name.text);
      report(
        item.name.at,
        `${item.name.text} depends on itself: ${[...circle, item.name.text].join(' → ')}`,
        'no circle',
      );
      return;
    }
    path.push(item);
    for (const name of symbolsOf(item.value)) {
      const used = byName.get(name);
      if (used) visit(used);
    }
    path.pop();
    done.add(item);
  };
  items.forEach(visit);
  return [...done];
}

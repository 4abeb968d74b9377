import type { Problem } from '../problem.ts';
import { codeKey } from '../class-mapping.ts';
import { countOf } from '../../network/count.ts';
import { columnPath, listed, shorten } from '../words.ts';
import type { Finding } from './finding.ts';

/** Classes of very different or very small size, and such as differ in capitals only. */
export function findClasses({ target, labelled }: Problem): Finding[] {
  if (target.task === 'regression') return [];
  const counts = target.classes.map(() => 0);
  for (const row of labelled) counts[target.codes[row]!]!++;
  const path = columnPath(target.name);
  const order = counts.map((_, k) => k).filter((k) => counts[k]! > 0);
  order.sort((a, b) => counts[b]! - counts[a]!);
  const [most, least] = [order[0]!, order.at(-1)!];
  const findings: Finding[] = [];
  if (counts[most]! >= imbalance * counts[least]!) {
    const share = ((100 * counts[most]!) / labelled.length).toFixed(1);
    findings.push({
      kind: 'class-imbalance',
      path,
      message: `${shorten(target.classes[most]!)} has ${countOf(counts[most]!, 'row')}, ${shorten(target.classes[least]!)} ${counts[least]}: always answering ${shorten(target.classes[most]!)} is right in ${share} %`,
      advice: 'weigh the classes, and judge by balanced accuracy',
    });
  }
  const small = order.filter((k) => counts[k]! < fewRows).map((k) => `${shorten(target.classes[k]!)} (${counts[k]})`);
  if (small.length > 0)
    findings.push({
      kind: 'small-class',
      path,
      message: `${small.length === 1 ? 'a class has' : 'classes have'} fewer than ${fewRows} rows: ${listed(small)}`,
      advice: 'merge them with others, or leave them without a label; a fold may have none of them',
    });
  const empty = target.classes.filter((_, k) => counts[k] === 0);
  if (empty.length > 0)
    findings.push({
      kind: 'small-class',
      path,
      message: `no row is of ${empty.length === 1 ? 'class' : 'classes'} ${listed(empty.map(shorten))}`,
      advice: 'check the spelling of the codes',
    });
  return [...findings, ...alikeClasses(target.classes, path)];
}

const imbalance = 3;
const fewRows = 5;

function alikeClasses(classes: readonly string[], path: string): Finding[] {
  const byKey = new Map<string, string[]>();
  for (const name of classes) byKey.set(codeKey(name), [...(byKey.get(codeKey(name)) ?? []), name]);
  return [...byKey.values()]
    .filter(({ length }) => length > 1)
    .map((names) => ({
      kind: 'alike-classes',
      path,
      message: `${listed(names.map(shorten))} are separate classes, though they differ in writing only`,
      advice: 'merge them by a mapping of classes',
    }));
}

import type { Problem } from '../problem.ts';
import { columnPath } from '../words.ts';
import { findClasses } from './classes.ts';
import { findColumns } from './columns.ts';
import { findConstants } from './constants.ts';
import { findDecorated } from './decorated.ts';
import { findDuplicates } from './duplicates.ts';
import type { Finding } from './finding.ts';
import { findLeakage } from './leakage.ts';
import { findMarks } from './marks.ts';
import { findTargetScale } from './target-scale.ts';

/** Looks for what may spoil learning before it begins; what reading the file found comes first, then the gravest. */
export function diagnose(problem: Problem, reading: readonly Finding[] = []): Finding[] {
  const asked = problem.report.droppedColumns.filter(({ reason }) => reason === 'asked');
  const settled = new Set(asked.map(({ column }) => columnPath(column)));
  const categories = problem.inputs.filter(({ type }) => type === 'category');
  /** Whose marks are values. */
  const ofTexts = new Set(categories.map(({ name }) => columnPath(name)));
  return [
    ...reading.filter(({ kind, path }) => !settled.has(path) && !(kind === 'marks' && ofTexts.has(path))),
    ...findDecorated(problem),
    ...findMarks(problem),
    ...findLeakage(problem),
    ...findClasses(problem),
    ...findTargetScale(problem),
    ...findDuplicates(problem),
    ...findConstants(problem),
    ...findColumns(problem),
  ];
}

import type { Problem } from '../problem.ts';
import { findClasses } from './classes.ts';
import { findColumns } from './columns.ts';
import { findConstants } from './constants.ts';
import { findDuplicates } from './duplicates.ts';
import type { Finding } from './finding.ts';
import { findLeakage } from './leakage.ts';
import { findTargetScale } from './target-scale.ts';

/** Looks for what may spoil learning before it begins; the gravest first. */
export function diagnose(problem: Problem): Finding[] {
  return [
    ...findLeakage(problem),
    ...findClasses(problem),
    ...findTargetScale(problem),
    ...findDuplicates(problem),
    ...findConstants(problem),
    ...findColumns(problem),
  ];
}

import type { Issue } from '../../../../engine/network/issue.ts';

/** What is wrong with one model of the list. */
export function issuesOfModel(issues: readonly Issue[], id: string, index: number): Issue[] {
  return issues.filter(({ path }) => isOfModel(path, id, index)).map((issue) => ({ ...issue, path: '' }));
}

function isOfModel(path: string, id: string, index: number): boolean {
  return (
    path === `models[${index}]` ||
    path === `models.${id}` ||
    path.startsWith(`models.${id}:`) ||
    path === `overrides.${id}`
  );
}

/** What is wrong with a choice, such as `duration`, or one of its parts. */
export function issuesOfChoice(issues: readonly Issue[], name: string): Issue[] {
  return issues.filter(({ path }) => path === name || path.startsWith(`${name}[`));
}

/** What no place of the choices is for. */
export function otherIssues(issues: readonly Issue[], models: readonly string[]): Issue[] {
  const choices = ['duration', 'windows', 'seed', 'rule'];
  const isPlaced = (issue: Issue): boolean =>
    models.some((id, index) => isOfModel(issue.path, id, index)) ||
    choices.some((name) => issuesOfChoice([issue], name).length > 0);
  return issues.filter((issue) => !isPlaced(issue));
}

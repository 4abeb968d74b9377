import type { ModelSource } from '../equations/types.ts';
import { readModel } from '../models/define.ts';
import { findModel, models } from '../models/index.ts';
import type { Issue } from './issue.ts';
import type { Network } from './types.ts';

/** Whether the network's own models have names of their own, and texts that make sense. */
export function checkModels(network: Network): Issue[] {
  const builtIn = new Set(models.map(({ id }) => id));
  return network.models.flatMap((model, index) => {
    const { id, twin } = model;
    const path = `models[${index}]`;
    const issues: Issue[] = [];
    if (builtIn.has(id)) {
      issues.push({ path: `${path}.id`, message: `"${id}" is a built-in model`, expected: 'an id of its own' });
    }
    issues.push(...issuesOfText(model, `${path}.text`));
    if (twin !== undefined && !isKnown(twin, network)) {
      issues.push({ path: `${path}.twin`, message: `there is no model "${twin}"`, expected: 'the id of a model' });
    }
    return issues;
  });
}

/** Also one whose text is wrong, which is said elsewhere. */
export function isKnown(id: string, network: Network): boolean {
  return network.models.some((model) => model.id === id) || findModel(id) !== undefined;
}

/** A text without mistakes is remembered with its model; only one with mistakes is read again. */
function issuesOfText(model: ModelSource, path: string): Issue[] {
  if (findModel(model.id, [model])) return [];
  const parsed = readModel(model);
  return parsed.ok ? [] : parsed.issues.map((issue) => inText(issue, path));
}

function inText({ path, message, expected }: Issue, textPath: string): Issue {
  return { path: path === '' ? textPath : `${textPath}, ${path}`, message, expected };
}

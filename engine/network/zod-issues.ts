import type { z } from 'zod';
import type { Issue } from './types.ts';

/** Turns zod's findings about `input` into issues that say where, what was found, and what was expected. */
export function issuesOf(error: z.ZodError, input: unknown): Issue[] {
  return error.issues.flatMap((issue) => flatten(issue, [], input));
}

type ZodIssue = z.core.$ZodIssue;

function flatten(issue: ZodIssue, base: readonly PropertyKey[], input: unknown): Issue[] {
  const path = [...base, ...issue.path];
  const found = valueAt(input, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: formatPath([...path, key]),
      message: `unknown field "${key}"`,
      expected: 'no such field here; check its spelling or remove it',
    }));
  }
  if (issue.code === 'invalid_key') {
    return [{ path: formatPath(path), message: 'the name is not an id', expected: expectedFormat }];
  }
  const missing = found === undefined;
  const message = missing ? 'is missing' : `found ${describe(found)}`;
  return [{ path: formatPath(path), message, expected: expectation(issue) }];
}

const expectedFormat = 'a name of letters, digits and _ that begins with a letter';

function expectation(issue: ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return article(issue.expected === 'int' ? 'whole number' : issue.expected);
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'invalid_union':
      return unionExpectation(issue);
    case 'too_small':
      return bound(issue.inclusive ? 'at least' : 'more than', issue.minimum, issue.origin);
    case 'too_big':
      return bound(issue.inclusive ? 'at most' : 'less than', issue.maximum, issue.origin);
    case 'invalid_format':
      return expectedFormat;
    default:
      return issue.message;
  }
}

function unionExpectation(issue: Extract<ZodIssue, { code: 'invalid_union' }>): string {
  if ('options' in issue && Array.isArray(issue.options)) {
    return issue.options.map((option) => JSON.stringify(option)).join(' or ');
  }
  return [...new Set(issue.errors.flat().map(expectation))].join(' or ');
}

function bound(relation: string, value: number | bigint, origin: string): string {
  if (origin === 'string') return `${relation} ${value} characters`;
  return origin === 'array' ? `${relation} ${value} elements` : `${relation} ${value}`;
}

function article(type: string): string {
  return type === 'array' || type === 'object' || type === 'int' ? `an ${type}` : `a ${type}`;
}

/** `populations[0].model` from its keys. */
export function formatPath(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), input);
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A value as a message shows it, cut to a length that fits a line. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (isObject(value)) return 'an object';
  const shown = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}

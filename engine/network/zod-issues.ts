import type { z } from 'zod';
import type { Issue } from './issue.ts';

/** Turns zod's findings about `input` into issues that say where, what was found, and what was expected. */
export function issuesOf(error: z.ZodError, input: unknown): Issue[] {
  const issues = error.issues.flatMap((issue) => flatten(issue, [], input));
  // One finding a place is enough: a number far too big for its field is also too big for a whole number.
  return [...new Map(issues.map((issue) => [issue.path, issue])).values()];
}

type ZodIssue = z.core.$ZodIssue;

function flatten(issue: ZodIssue, base: readonly PropertyKey[], input: unknown): Issue[] {
  const path = [...base, ...issue.path];
  const found = valueAt(input, issue.path);
  const matching = issue.code === 'invalid_union' ? matchingOption(issue) : undefined;
  if (matching) return matching.flatMap((inner) => flatten(inner, path, found));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: formatPath([...path, key]),
      message: `unknown field "${key}"`,
      expected: 'no such field here; check its spelling or remove it',
    }));
  }
  if (issue.code === 'invalid_key') {
    const key = path[path.length - 1];
    return issue.issues.slice(-1).map((inner) => ({
      path: formatPath(path),
      message: `found ${describe(key)}`,
      expected: expectation(inner, key),
    }));
  }
  const missing = found === undefined;
  const message = missing ? 'is missing' : `found ${describe(found)}`;
  return [{ path: formatPath(path), message, expected: expectation(issue, found) }];
}

/** The option of a union that `input` was meant as: the one that finds fault only with what is inside of it. */
function matchingOption(issue: Extract<ZodIssue, { code: 'invalid_union' }>): ZodIssue[] | undefined {
  const isInside = ({ code, path }: ZodIssue): boolean => path.length > 0 || code === 'unrecognized_keys';
  return issue.errors.find((inner) => inner.length > 0 && inner.every(isInside));
}

function expectation(issue: ZodIssue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeof found === 'number' && issue.expected === 'number' ? 'a finite number' : nameOf(issue.expected);
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'invalid_union':
      return unionExpectation(issue, found);
    case 'too_small':
      return bound(issue.inclusive ? 'at least' : 'more than', issue.minimum, issue.origin);
    case 'too_big':
      return bound(issue.inclusive ? 'at most' : 'less than', issue.maximum, issue.origin);
    default:
      return issue.message;
  }
}

function unionExpectation(issue: Extract<ZodIssue, { code: 'invalid_union' }>, found: unknown): string {
  if ('options' in issue && Array.isArray(issue.options)) {
    return issue.options.map((option) => JSON.stringify(option)).join(' or ');
  }
  // A union may say in its own words what it takes.
  if (issue.message !== 'Invalid input') return issue.message;
  return [...new Set(issue.errors.flat().map((inner) => expectation(inner, found)))].join(' or ');
}

function bound(relation: string, value: number | bigint, origin: string): string {
  if (origin === 'string') return `${relation} ${value} characters`;
  return origin === 'array' ? `${relation} ${value} elements` : `${relation} ${value}`;
}

/** A type of zod's in plain words. */
function nameOf(type: string): string {
  const names: Readonly<Record<string, string>> = {
    int: 'a whole number',
    array: 'an array',
    object: 'an object',
    record: 'an object',
  };
  return names[type] ?? `a ${type}`;
}

/** `populations[0].model` from its keys. */
function formatPath(keys: readonly PropertyKey[]): string {
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
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`;
  if (isObject(value)) return 'an object';
  const shown = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}

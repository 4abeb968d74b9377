import { z } from 'zod';
import type { Parsed } from '../network/issue.ts';
import { issuesOf } from '../network/zod-issues.ts';
import { missingRules } from './plan.ts';
import type { Preparation } from './preparation.ts';

const name = z.string();
const scale = { mean: z.number(), sd: z.number().positive() };

const numberSchema = z.strictObject({
  type: z.literal('number'),
  name,
  missing: z.enum(missingRules as ['mean', 'median', 'most-frequent', 'drop-rows']),
  strays: z.enum(['missing', 'issue']),
  fill: z.number(),
  ...scale,
});

const categorySchema = z
  .strictObject({
    type: z.literal('category'),
    name,
    missing: z.enum(['most-frequent', 'drop-rows']),
    isNumeric: z.boolean(),
    fill: z.string(),
    categories: z.array(z.string()).min(1),
  })
  .refine(({ fill, categories }) => categories.includes(fill), { path: ['fill'], message: 'one of the categories' })
  .refine(({ categories }) => areUnique(categories), { path: ['categories'], message: 'each category once' });

const classes = z.array(z.string()).min(1).refine(areUnique, 'each class once');

const classSchema = z
  .strictObject({
    task: z.literal('classification'),
    name,
    classes,
    mapping: z
      .strictObject({ classes, codes: z.array(z.tuple([z.string(), z.int().min(0)]).readonly()) })
      .refine((mapping) => mapping.codes.every(([, index]) => index < mapping.classes.length), {
        path: ['codes'],
        message: 'indices of classes',
      })
      .nullable(),
    encoding: z.enum(['one-hot', 'single']),
  })
  .refine((target) => !target.mapping || isSame(target.mapping.classes, target.classes), {
    path: ['mapping', 'classes'],
    message: 'the same classes as the target',
  })
  .refine((target) => target.encoding === 'one-hot' || target.classes.length === 2, {
    path: ['encoding'],
    message: 'one-hot, since a single output tells two classes apart',
  });

const valueSchema = z.strictObject({ task: z.literal('regression'), name, ...scale });

/** Of the part of a model's file that says how rows become numbers. */
export const preparationSchema = z
  .strictObject({
    version: z.literal(1),
    inputs: z.array(z.discriminatedUnion('type', [numberSchema, categorySchema])).min(1),
    target: z.discriminatedUnion('task', [classSchema, valueSchema]),
  })
  .refine(({ inputs }) => areUnique(inputs.map((input) => input.name)), {
    path: ['inputs'],
    message: 'each column once',
  });

/** Unknown input → a preparation, or issues. */
export function parsePreparation(value: unknown): Parsed<Preparation> {
  const parsed = preparationSchema.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, issues: issuesOf(parsed.error, value) };
}

function areUnique(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, k) => each === b[k]);
}

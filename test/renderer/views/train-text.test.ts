import { describe, expect, it } from 'vitest';
import { classesText } from '../../../renderer/views/train/train-text.ts';
import type { ProblemSummary } from '../../../renderer/worker/training/protocol.ts';

describe('the rows of each class', () => {
  const textOf = (classes: ProblemSummary['classes']): string => classesText({ classes } as ProblemSummary);

  it('can be told from names that are numbers', () => {
    const classes = [
      { name: '0', rows: 1001 },
      { name: '1', rows: 1127 },
    ];
    expect(textOf(classes)).toBe('0: 1,001 · 1: 1,127');
  });

  it('are those of twelve classes, and how many more there are', () => {
    const many = Array.from({ length: 14 }, (_, k) => ({ name: `c${k}`, rows: 3 }));
    expect(textOf(many)).toMatch(/ · c11: 3 · and 2 more$/);
  });

  it('are told with the first 40 letters of a name', () => {
    expect(textOf([{ name: 'x'.repeat(300), rows: 3 }])).toBe(`${'x'.repeat(40)}…: 3`);
  });
});

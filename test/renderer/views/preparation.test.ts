import { describe, expect, it } from 'vitest';
import { classNames, giveClass } from '../../../renderer/views/train/preparation/class-merging.ts';
import { ruleBy, ruleOf, straysBy, useAs, useOf } from '../../../renderer/views/train/preparation/columns.ts';
import { splitTexts } from '../../../renderer/views/train/preparation/missing-texts.ts';
import { droppedText, stepText } from '../../../renderer/views/train/preparation/preparation-text.ts';

const plan = { dropped: [], columns: [], missing: null, strays: 'issue' } as const;
const column = (kind: 'number' | 'category' | 'text') => ({ name: 'a', kind, missing: 0, texts: 0 });

describe('what is said of a column', () => {
  it('is nothing where it is as it was found', () => {
    const changed = { ...plan, ...useAs(column('number'), 'category', plan) };
    expect(changed.columns).toEqual([{ name: 'a', type: 'category' }]);
    expect(useAs(column('number'), 'number', changed)).toEqual({ dropped: [], columns: [] });
    expect(useAs(column('text'), 'ignored', { ...plan, columns: [{ name: 'a', type: 'category' }] })).toEqual({
      ...{ dropped: [], columns: [] },
    });
  });

  it('leaves a column out and takes it in again', () => {
    const without = { ...plan, ...useAs(column('category'), 'ignored', plan) };
    expect([without.dropped, useOf(column('category'), without)]).toEqual([['a'], 'ignored']);
    expect(useAs(column('category'), 'category', without).dropped).toEqual([]);
    expect(useOf(column('text'), plan)).toBe('ignored');
  });

  it('forgets a rule that its new use does not have', () => {
    const median = { ...plan, ...ruleBy(column('number'), 'median', plan) };
    expect(useAs(column('number'), 'category', median).columns).toEqual([{ name: 'a', type: 'category' }]);
    const dropRows = { ...plan, ...ruleBy(column('number'), 'drop-rows', plan) };
    expect(useAs(column('number'), 'category', dropRows).columns).toEqual([
      { name: 'a', type: 'category', missing: 'drop-rows' },
    ]);
  });

  it('has the rule of all, as far as that fits', () => {
    const all = { ...plan, missing: 'median' } as const;
    expect([ruleOf(column('number'), all), ruleOf(column('category'), all)]).toEqual(['median', 'most-frequent']);
    expect(ruleBy(column('number'), 'median', all).columns).toEqual([]);
    expect(ruleBy(column('number'), 'mean', all).columns).toEqual([{ name: 'a', missing: 'mean' }]);
  });

  it('takes texts among numbers as all columns do, unless it says more', () => {
    expect(straysBy(column('number'), 'missing', plan).columns).toEqual([{ name: 'a', strays: 'missing' }]);
    expect(straysBy(column('number'), 'missing', { ...plan, strays: 'missing' }).columns).toEqual([]);
  });
});

describe('texts of a target as classes', () => {
  const texts = ['bll', 'fsrq', 'psr', 'PSR', 'a,"b"'].map((text) => ({ text, rows: 1 }));

  it('are their own classes, then those that they are given', () => {
    expect(classNames(texts, null)).toEqual(['bll', 'fsrq', 'psr', 'PSR', 'a,"b"']);
    const merged = giveClass(texts, null, 1, ' bll ');
    expect(merged).toBe('bll,fsrq=bll; psr=psr; PSR=PSR; "a,""b"""="a,""b"""');
    expect(classNames(texts, merged)).toEqual(['bll', 'bll', 'psr', 'psr', 'a,"b"']);
  });

  it('are no classes where they have no name, and capitals make no difference', () => {
    const none = giveClass(texts, null, 2, '');
    expect(classNames(texts, none)).toEqual(['bll', 'fsrq', '', '', 'a,"b"']);
  });

  it('are as they were read once each has its own again', () => {
    const two = texts.slice(0, 2);
    expect(giveClass(two, giveClass(two, null, 1, 'bll'), 1, 'fsrq')).toBe(null);
  });
});

describe('texts that mean missing', () => {
  it('are parted by semicolons, trimmed, and each there once', () => {
    expect(splitTexts(' -999; none ;;-999; not known ')).toEqual(['-999', 'none', 'not known']);
    expect(splitTexts(' ')).toEqual([]);
  });
});

describe('steps in words', () => {
  const step = { name: 'a', type: 'number', rule: 'mean', filled: 0, dropped: 0, inputs: 1 } as const;

  it('say what became of a column', () => {
    expect(stepText({ ...step, filled: 1200, inputs: 3 })).toBe('1,200 filled · 3 inputs');
    expect(stepText({ ...step, dropped: 1 })).toBe('1 row dropped · 1 input');
    expect(stepText(undefined)).toBe('left out');
  });

  it('name the columns for whose sake rows were dropped', () => {
    expect(droppedText([step])).toBe('');
    expect(droppedText([step, { ...step, name: 'b', dropped: 2 }])).toBe('for want of a value in b (2)');
  });
});

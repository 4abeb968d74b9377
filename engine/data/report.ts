import type { TouchedColumn } from './csv.ts';
import type { ClassTarget } from './target.ts';
import type { Task } from './plan.ts';
import { countOf } from '../network/count.ts';
import type { Stray } from './table.ts';
import { listed, shorten } from './words.ts';

/** What was done to a table before learning. Rows are as numbered in the file. */
export interface PreparationReport {
  readonly target: string;
  readonly task: Task;
  /** What stands in the target, how often, and the class that it was given; empty for a regression. */
  readonly merged: ClassTarget['found'];
  readonly droppedColumns: readonly DroppedColumn[];
  /** Rows that lack a value in a column whose rule is to drop them; a row is listed at the first such column. */
  readonly droppedRows: readonly ColumnRows[];
  /** Texts among numbers, taken as missing. */
  readonly strays: readonly ColumnRows[];
  /** Rows without a class or value, set aside to be predicted. */
  readonly unlabelled: Int32Array;
}

export interface DroppedColumn {
  readonly column: string;
  readonly reason: 'asked' | 'constant' | 'empty' | 'text' | 'decorated' | 'too-large';
  /** Of the last two: a cell of which it is so, and its row as numbered in the file. */
  readonly first?: Stray;
}

export interface ColumnRows {
  readonly column: string;
  readonly rows: Int32Array;
}

/** Missing values that were replaced. */
export interface FilledColumn extends ColumnRows {
  readonly value: number | string;
}

/** Why a column is dropped, after `since` or a colon. */
export function dropReason({ reason, first }: DroppedColumn): string {
  return first ? `${dropReasons[reason]}, such as ${shorten(first.text)} in row ${first.row}` : dropReasons[reason];
}

const dropReasons: Readonly<Record<DroppedColumn['reason'], string>> = {
  asked: 'that was asked for',
  constant: 'it is the same in all rows',
  empty: 'it has no values',
  text: 'its texts hardly repeat, such as names',
  decorated: 'its texts look like numbers with something beside the digits',
  'too-large': 'its numbers are too large for double precision',
};

/** The report in words, a sentence each. */
export function describeReport(report: PreparationReport): string[] {
  const { target, task, merged, droppedColumns, droppedRows, strays, unlabelled } = report;
  const given = merged.filter(({ className }) => className !== null);
  const isMerged = given.some(({ text, className }) => text !== className);
  const others = merged.filter(({ className }) => className === null);
  return [
    `The target is ${shorten(target)}, a ${task}.`,
    ...(isMerged
      ? given.map(({ text, rows, className }) => `${shorten(text)} is ${className} in ${countOf(rows, 'row')}.`)
      : []),
    ...others.map(({ text, rows }) => `${shorten(text)} is in no class: ${countOf(rows, 'row')} without a label.`),
    ...droppedColumns
      // Of these a finding says more.
      .filter(({ reason }) => reason !== 'decorated')
      .map((each) => `Column ${shorten(each.column)} is dropped: ${dropReason(each)}.`),
    ...droppedRows.map(({ column, rows }) => `${dropped(rows)} dropped for want of a value in ${shorten(column)}.`),
    ...strays.map(
      ({ column, rows }) => `Texts among the numbers of ${shorten(column)} are taken as missing: ${placed(rows)}.`,
    ),
    ...(unlabelled.length > 0
      ? [`${countOf(unlabelled.length, 'row')} without a label set aside to be predicted.`]
      : []),
  ];
}

/** What reading a table did to its cells, a sentence for each column and reason. Rows are as numbered in the file. */
export function describeTouched(touched: readonly TouchedColumn[]): string[] {
  return touched.flatMap(({ column, trimmed, infinite }) => [
    ...(trimmed.length > 0 ? [`Blanks around ${shorten(column)} are taken away: ${placed(trimmed)}.`] : []),
    ...(infinite.length > 0 ? [`Infinite ${shorten(column)} is taken as missing: ${placed(infinite)}.`] : []),
  ]);
}

/** Replaced values in words, a sentence a column. */
export function describeFilled(filled: readonly FilledColumn[]): string[] {
  return filled.map(({ column, value, rows }) => {
    const replacement = typeof value === 'number' ? String(Number(value.toPrecision(6))) : shorten(value);
    return `Missing values of ${shorten(column)} are taken as ${replacement}: ${placed(rows)}.`;
  });
}

const placed = (rows: Int32Array): string => `${countOf(rows.length, 'row')} (${listed(rows)})`;
const dropped = (rows: Int32Array): string => `${placed(rows)} ${rows.length === 1 ? 'is' : 'are'}`;

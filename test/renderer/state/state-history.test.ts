import { expect, test } from 'vitest';
import { StateHistory } from '../../../renderer/state/state-history.svelte.ts';

test('changes are taken back in turn, and done again until something else is done', () => {
  const history = new StateHistory<number>();
  expect([history.toUndo, history.undo(0), history.redo(0)]).toEqual([null, null, null]);
  history.note('one', 0, '', 0);
  history.note('two', 1, '', 10);
  expect(history.undo(2)).toBe(1);
  expect([history.toUndo, history.toRedo]).toEqual(['one', 'two']);
  expect(history.undo(1)).toBe(0);
  expect(history.redo(0)).toBe(1);
  history.note('three', 1, '', 20);
  expect([history.toUndo, history.toRedo, history.redo(3)]).toEqual(['three', null, null]);
});

test('numbers that are turned are one change, and no others', () => {
  const history = new StateHistory<number>();
  history.note('rate', 0, 'rate', 0);
  history.note('rate', 1, 'rate', 900);
  history.note('rate', 2, 'rate', 1800);
  history.note('rate', 3, 'rate', 3000);
  expect([history.undo(4), history.undo(3), history.undo(0)]).toEqual([3, 0, null]);
  history.note('data', 0, '', 0);
  history.note('data', 1, '', 1);
  expect([history.undo(2), history.undo(1)]).toEqual([1, 0]);
});

test('a hundred changes are remembered', () => {
  const history = new StateHistory<number>();
  for (let k = 0; k < 130; k++) history.note(String(k), k, '', k);
  let state = 130;
  for (let back = history.undo(state); back !== null; back = history.undo(state)) state = back;
  expect(state).toBe(30);
});

test('what has come back by another way is nothing to take back, nor what was done since', () => {
  const history = new StateHistory<number>();
  history.note('one', 0, '', 0);
  history.note('two', 1, '', 10);
  history.note('three', 2, '', 20);
  history.forgetSince((state) => state === 7);
  expect(history.toUndo).toBe('three');
  history.forgetSince((state) => state === 1);
  expect([history.toUndo, history.toRedo, history.undo(1)]).toEqual(['one', null, 0]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFocus, leaveChosenLists, takeLostFocus } from '../../../renderer/ui/focus.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <input id="field"><input id="wrong" aria-invalid="true"><input id="slider" type="range"><button id="button"></button>
    <select id="list"></select>
    <div role="dialog"><input id="asked"><select id="asked-list"></select></div><h1 id="title" tabindex="-1"></h1>`;
});

const element = (id: string): HTMLElement => document.getElementById(id)!;

test.each([
  ['field', ''],
  ['wrong', 'wrong'],
  ['slider', 'slider'],
  ['button', 'button'],
  ['asked', 'asked'],
])('after a click on a button elsewhere the keyboard that was in %s is in "%s"', (before, after) => {
  element(before).focus();
  const press = new MouseEvent('mousedown', { cancelable: true });
  keepFocus(press);
  expect(press.defaultPrevented).toBe(true);
  expect(document.activeElement!.id).toBe(after);
});

test('what takes the place of something takes the keyboard only where nothing has it', () => {
  takeLostFocus(element('title'));
  expect(document.activeElement).toBe(element('title'));
  element('button').focus();
  takeLostFocus(element('title'));
  expect(document.activeElement).toBe(element('button'));
});

let stop = (): void => {};
afterEach(() => stop());

test.each([
  ['list', 'pointerdown', ''],
  ['list', 'keydown', 'list'],
  ['asked-list', 'pointerdown', 'asked-list'],
])('after a choice of %s that began with %s the keyboard is in "%s"', (id, how, after) => {
  stop = leaveChosenLists(window);
  element(id).focus();
  element(id).dispatchEvent(new Event('pointerdown', { bubbles: true }));
  element(id).dispatchEvent(new Event(how, { bubbles: true }));
  element(id).dispatchEvent(new Event('change', { bubbles: true }));
  expect(document.activeElement!.id).toBe(after);
});

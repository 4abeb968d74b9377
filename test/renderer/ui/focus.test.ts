import { beforeEach, expect, test } from 'vitest';
import { keepFocus, takeLostFocus } from '../../../renderer/ui/focus.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <input id="field"><input id="wrong" aria-invalid="true"><input id="slider" type="range"><button id="button"></button>
    <div role="dialog"><input id="asked"></div><h1 id="title" tabindex="-1"></h1>`;
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

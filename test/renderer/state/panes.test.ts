import { beforeEach, expect, test } from 'vitest';
import { goToPane } from '../../../renderer/state/panes.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <div class="window"><header><button disabled>No</button><button id="first">Save</button></header>
    <main>
      <div class="setup" role="group" tabindex="0" id="setup"><input id="rate"></div>
      <section aria-label="Other"><button id="between"></button></section>
      <div data-tabs-list><button tabindex="-1">A</button><button tabindex="0" id="tab">B</button></div>
      <div class="side" role="group"></div>
    </main></div>`;
});

const walk = (...steps: readonly (1 | -1)[]): string[] =>
  steps.map((step) => {
    goToPane(step);
    return document.activeElement!.id;
  });

test('the keyboard goes from pane to pane, at what can have it, and round', () => {
  expect(walk(1, 1, 1, 1)).toEqual(['first', 'setup', 'tab', 'first']);
  expect(walk(-1, -1, -1, -1)).toEqual(['tab', 'setup', 'first', 'tab']);
});

test.each([
  ['rate', 'tab', 'first'],
  ['between', 'tab', 'setup'],
])('from within %s it goes on to %s, and back to %s', (id, next, previous) => {
  const field = document.getElementById(id)!;
  field.focus();
  expect(walk(1)).toEqual([next]);
  field.focus();
  expect(walk(-1)).toEqual([previous]);
});

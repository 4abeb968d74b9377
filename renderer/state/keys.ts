import { tinykeys } from 'tinykeys';
import { commands, runCommand, type Command } from './commands.ts';
import type { Lab } from './lab.svelte.ts';

/** Listens for the keys of all commands; returns the end of listening. Typing in a field is left alone. */
export function listenForKeys(lab: Lab, target: Window | HTMLElement): () => void {
  const own = commands.filter(({ bySystem }) => !bySystem);
  const bindings = own.flatMap(({ id, keys }) =>
    keys.map((key) => [
      key,
      (event: KeyboardEvent) => {
        // An Escape that has just closed a dialog is used up.
        if (event.defaultPrevented || isKeptBy(event.target as Element, event) || isAsking(lab)) return;
        event.preventDefault();
        runCommand(lab, id);
      },
    ]),
  );
  return tinykeys(target, Object.fromEntries(bindings) as Record<string, (event: KeyboardEvent) => void>);
}

/** Whether a dialog has the keyboard: one of the lab's, or one that a view has opened by itself. */
export function isAsking({ shortcutsOpen, finderOpen, modelDraft, files, maker, painted }: Lab): boolean {
  const isKnown = shortcutsOpen || finderOpen || maker.open || modelDraft !== null || files.question !== null;
  return isKnown || painted.open || document.querySelector('[role=dialog]') !== null;
}

type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey'>;

/** Whether Space would be for what has the keyboard, and not for the clock. */
export function keepsSpace(element: Element): boolean {
  return isKeptBy(element, { key: ' ', code: 'Space', ctrlKey: false, metaKey: false });
}

/** Fields keep their keys; buttons and sliders keep Space, Enter and the arrows; Ctrl+S, F6 and their like work everywhere. */
function isKeptBy(element: Element, event: Stroke): boolean {
  if (/^F\d/.test(event.key)) return false;
  const isText = element.matches('input:not([type=range]), textarea, select, [contenteditable]');
  const hasModifier = event.ctrlKey || event.metaKey;
  const hasText = isText && !element.matches('select, [type=checkbox], [type=radio]');
  if (isText) return !hasModifier || (hasText && textKeys.has(event.key.toLowerCase()));
  const isControl = element.matches('button, a, [role=button], [role=slider], [role=menuitem], summary');
  return isControl && ['Space', 'Home', 'Enter'].includes(event.code);
}

/** Ctrl and one of these is for the text, or would change what is behind it. */
const textKeys: ReadonlySet<string> = new Set(['z', 'y', 'a', 'd', 'g']);

/** `$mod+Shift+z` as a person reads it: Ctrl+Shift+Z, on macOS ⌘⇧Z. */
export function keyLabel(keys: string, mac: boolean): string {
  const names: Record<string, string> = mac ? { $mod: '⌘', Shift: '⇧' } : { $mod: 'Ctrl' };
  const parts = keys.match(/[^+]+|\+$/g) ?? [];
  return parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(mac ? '' : '+');
}

/** Keys that a browser keeps for its own windows and tabs; no page ever sees them. */
const keptByBrowsers: ReadonlySet<string> = new Set(['$mod+n', '$mod+t', '$mod+1', '$mod+2', '$mod+3']);

/** The first key of a command that works here, as a person reads it; '' when there is none. */
export function keysOf(lab: Pick<Lab, 'desktop'>, id: Command['id']): string {
  const keys = commands.find((command) => command.id === id)?.keys ?? [];
  const first = keys.find((key) => lab.desktop.kind === 'native' || !keptByBrowsers.has(key));
  return first === undefined ? '' : keyLabel(first, isMac());
}

export function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}

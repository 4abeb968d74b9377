import type {
  Desktop,
  EditMenuState,
  FileResult,
  KeptChip,
  MenuCommand,
  OpenedFile,
} from '../../../app/ipc/contract.ts';
import { Lab } from '../../../renderer/state/lab.svelte.ts';
import { createTestEngine } from './engine.ts';

/** A desktop that answers from lists and remembers what it was asked to write. */
export function createTestDesktop() {
  const menuListeners = new Set<(command: MenuCommand) => void>();
  const openListeners = new Set<(result: FileResult<OpenedFile>) => void>();
  const state = {
    /** What the open dialog answers next; null cancels. */
    toOpen: null as FileResult<OpenedFile> | null,
    /** Where the save dialog answers; null cancels. */
    saveTo: null as string | null,
    saveFailure: '',
    written: [] as { path: string; text: string }[],
    exported: [] as Parameters<Desktop['exportFile']>[0][],
    /** Chips that are kept, and what could not be read. */
    kept: [] as FileResult<KeptChip>[],
    editMenus: [] as EditMenuState[],
    /** What the question on closing would name beside the circuit. */
    atStake: '',
    documents: [] as { name: string; unsaved: boolean }[],
    menu: (command: MenuCommand) => menuListeners.forEach((listener) => listener(command)),
    fileOpened: (result: FileResult<OpenedFile>) => openListeners.forEach((listener) => listener(result)),
  };
  const desktop: Desktop = {
    kind: 'native',
    openFile: () => Promise.resolve(state.toOpen),
    openTable: () => Promise.resolve(state.toOpen),
    openRecent: (path) => Promise.resolve(state.toOpen ?? failure(path, 'is gone')),
    saveFile({ path, text }) {
      const target = path ?? state.saveTo;
      if (target === null) return Promise.resolve(null);
      if (state.saveFailure !== '') return Promise.resolve(failure(target, state.saveFailure));
      state.written.push({ path: target, text });
      return Promise.resolve({ ok: true, value: { path: target, name: target.split('/').at(-1)! } });
    },
    exportFile(request) {
      state.exported.push(request);
      return Promise.resolve({ ok: true, value: { path: '/tmp/out.csv', name: 'out.csv' } });
    },
    recentFiles: () => Promise.resolve([]),
    setDocument(document) {
      state.documents.push(document);
      return Promise.resolve();
    },
    setAtStake(what) {
      state.atStake = what;
      return Promise.resolve();
    },
    keptChips: () => Promise.resolve(state.kept),
    keepChip(chip) {
      if (state.saveFailure !== '') return Promise.resolve(failure(chip.name, state.saveFailure));
      state.kept.push({ ok: true, value: chip });
      return Promise.resolve({ ok: true, value: chip });
    },
    removeChip(name) {
      const at = state.kept.findIndex((one) => one.ok && one.value.name === name);
      return Promise.resolve(state.kept.splice(at, 1)[0] ?? failure(name, 'is gone'));
    },
    setEditMenu(menu) {
      state.editMenus.push(menu);
      return Promise.resolve();
    },
    openExternal: () => Promise.resolve(),
    onMenu(listener) {
      menuListeners.add(listener);
      return () => menuListeners.delete(listener);
    },
    onFileOpened(listener) {
      openListeners.add(listener);
      return () => openListeners.delete(listener);
    },
  };
  return { desktop, state };
}

function failure(path: string, message: string): FileResult<never> {
  return { ok: false, issue: { path, message, expected: 'a writable place' } };
}

/** The whole window's state on an engine without a thread and a desktop without dialogs. */
export function createTestLab() {
  const engine = createTestEngine();
  const { desktop, state } = createTestDesktop();
  return {
    lab: new Lab(
      desktop,
      engine.client,
      () => engine.client,
      () => createTestEngine().client,
      () => engine.client,
    ),
    engine,
    desktop: state,
  };
}

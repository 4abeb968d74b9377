import type { DocumentState } from './ipc/contract.ts';

/** `NAND • unsaved — Nandrite`; without a document just `Nandrite`. */
export function windowTitle({ name, unsaved }: DocumentState): string {
  const title = [name, unsaved ? '• unsaved' : ''].filter((part) => part !== '').join(' ');
  return title === '' ? 'Nandrite' : `${title} — Nandrite`;
}

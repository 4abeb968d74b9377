import type { ExportEnding, ExportRequest } from '../ipc/contract.ts';

const networkEnding = 'network.json';

export interface ExportTarget {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The endings on offer, in the order of the request. */
export function offeredEndings(texts: ExportRequest['texts']): readonly ExportEnding[] {
  return allEndings.filter((ending) => texts[ending] !== undefined);
}

/** The chosen ending decides which text is written; a name without one takes the first on offer. */
export function exportTarget(chosen: string, texts: ExportRequest['texts']): ExportTarget | null {
  const offered = offeredEndings(texts);
  const first = offered[0];
  if (first === undefined) return null;
  const name = chosen.toLowerCase();
  const ending = offered.find((candidate) => name.endsWith(`.${candidate}`));
  if (ending !== undefined) return { path: chosen, content: texts[ending] ?? '' };
  // Who writes `net.json` where `model.json` is on offer means just that.
  const stem =
    name.endsWith('.json') && offered.filter(isJson).length === 1 ? chosen.slice(0, -'.json'.length) : chosen;
  const meant = stem === chosen ? first : offered.find(isJson)!;
  return { path: `${stem}.${meant}`, content: texts[meant] ?? '' };
}

function isJson(ending: ExportEnding): boolean {
  return ending.endsWith('.json');
}

/** Circuits are JSON; a name that says nothing about it takes the full ending. */
export function networkPath(chosen: string): string {
  return chosen.toLowerCase().endsWith('.json') ? chosen : `${chosen}.${networkEnding}`;
}

const allEndings: readonly ExportEnding[] = [
  'run.json',
  'csv',
  'md',
  'bench',
  'v',
  'model.json',
  'onnx',
  'layers.json',
  'ts',
  'py',
];

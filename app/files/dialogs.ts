import { dialog } from 'electron';
import type { BrowserWindow, FileFilter } from 'electron';
import { importEndings } from '../../engine/logic/netlists/import.ts';
import type { ExportEnding } from '../ipc/contract.ts';

/** Asks for one circuit or netlist; null when the user cancels. */
export function askOpenPath(window: BrowserWindow): Promise<string | null> {
  return askExistingPath(window, circuitsAndNetlists);
}

/** Asks for one table, or a trained model; null when the user cancels. */
export function askTablePath(window: BrowserWindow): Promise<string | null> {
  return askExistingPath(window, tables);
}

async function askExistingPath(window: BrowserWindow, kind: FileFilter): Promise<string | null> {
  const filters = [kind, { name: 'All files', extensions: ['*'] }];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where to save a circuit; null when the user cancels. */
export function askSavePath(window: BrowserWindow, suggestedName: string): Promise<string | null> {
  return askPath(window, suggestedName, [circuits]);
}

/** Asks where to export to, with a filter for each format on offer; null when the user cancels. */
export function askExportPath(
  window: BrowserWindow,
  suggestedName: string,
  endings: readonly ExportEnding[],
): Promise<string | null> {
  const filters = endings.map((ending) => ({ name: formatNames[ending], extensions: [ending] }));
  return askPath(window, suggestedName, filters);
}

async function askPath(window: BrowserWindow, defaultPath: string, filters: FileFilter[]): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters });
  return canceled || filePath === undefined || filePath === '' ? null : filePath;
}

const circuits: FileFilter = { name: 'Circuits', extensions: ['network.json', 'json'] };

const circuitsAndNetlists: FileFilter = {
  name: 'Circuits and netlists',
  extensions: [...circuits.extensions, ...importEndings.map((ending) => ending.slice(1))],
};

const tables: FileFilter = { name: 'Tables and trained models', extensions: ['csv', 'tsv', 'txt', 'model.json'] };

const formatNames: Readonly<Record<ExportEnding, string>> = {
  'run.json': 'Run record',
  csv: 'Comma-separated values',
  bench: 'ISCAS netlist',
  v: 'Verilog',
  md: 'Markdown',
  'model.json': 'Trained model',
  onnx: 'ONNX',
  'layers.json': 'Layers as JSON',
  ts: 'TypeScript',
  py: 'Python',
};

import { lstat, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { FileResult, OpenedFile } from '../ipc/contract.ts';
import { readDocument } from './read-document.ts';
import { readText } from './read-text.ts';

/** Of a folder of chips, and in MiB of each: a whole course has far less. */
const limits = { files: 200, size: 1 } as const;

/** Reads a netlist; of a nand2tetris chip also what lies beside it and may belong to it. */
export async function readNetlist(path: string): Promise<FileResult<OpenedFile>> {
  const result = await readDocument(path);
  if (!result.ok || extname(path).toLowerCase() !== '.hdl') return result;
  return { ok: true, value: { ...result.value, beside: await readBeside(path) } };
}

/** Files of the course in the same folder, in the order of their names. Links are left alone: they may lead anywhere. */
async function readBeside(path: string): Promise<NonNullable<OpenedFile['beside']>> {
  const folder = dirname(path);
  const names = (await readdir(folder).catch(() => [])).filter((name) => belongs(name, path)).sort();
  const read = names.slice(0, limits.files).map(async (name) => {
    const file = join(folder, name);
    const isPlain = await lstat(file).then(
      (stats) => stats.isFile(),
      () => false,
    );
    const text = isPlain ? await readText(file, limits.size) : null;
    return text?.ok ? [{ name, text: text.value }] : [];
  });
  return (await Promise.all(read)).flat();
}

function belongs(name: string, path: string): boolean {
  const ending = extname(name).toLowerCase();
  return name !== basename(path) && ['.hdl', '.tst', '.cmp'].includes(ending);
}

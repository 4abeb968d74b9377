import type { Parsed } from '../../network/issue.ts';
import { parseBench } from './bench.ts';
import { parseBlif } from './blif.ts';
import { parseHdl } from './hdl/hdl.ts';
import type { ResolveChip } from './hdl/library.ts';
import { networkOfNetlist, type ImportedNetwork } from './to-network.ts';
import type { Netlist, Progressed } from './types.ts';

/** A file to import: its name decides the format. */
export interface NetlistFile {
  readonly name: string;
  readonly text: string;
  /** Texts of chips beside an HDL file, by name; null where there is no such file. */
  readonly resolve?: ResolveChip;
}

/** Formats by the ending of a file's name. */
export const importEndings = ['.bench', '.blif', '.hdl'] as const;

/** Whether a file of this name is a netlist that can be imported. */
export function isNetlistName(name: string): boolean {
  return importEndings.some((ending) => name.toLowerCase().endsWith(ending));
}

/** A netlist file as a network of McCulloch–Pitts neurons, or all that is wrong with it. Never throws. */
export function importNetlist(file: NetlistFile, progressed: Progressed = () => {}): Parsed<ImportedNetwork> {
  const netlist = parseNetlist(file, (share) => progressed(readingShare * share));
  if (!netlist.ok) return netlist;
  progressed(readingShare);
  return networkOfNetlist(netlist.value, (share) => progressed(readingShare + (1 - readingShare) * share));
}

/** Of the time that an import takes, on large files. */
const readingShare = 0.6;

/** A netlist file as gates and registers. */
export function parseNetlist({ name, text, resolve }: NetlistFile, progressed?: Progressed): Parsed<Netlist> {
  const lower = name.toLowerCase();
  const title = name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  if (lower.endsWith('.bench')) return parseBench(text, title, progressed);
  if (lower.endsWith('.blif')) return parseBlif(text, title);
  if (lower.endsWith('.hdl')) return parseHdl(text, resolve);
  const message = `no format is known for "${name}"`;
  return { ok: false, issues: [{ path: '', message, expected: `a name that ends in ${importEndings.join(', ')}` }] };
}

import type { Parsed } from '../../../network/issue.ts';
import { parseChip, type Chip } from './parse.ts';
import { standardChip } from './standard.ts';

/** The text of the chip `name` that lies beside a file, or null. */
export type ResolveChip = (name: string) => string | null;

/** Chips by name, each read once: the file beside first, then the standard one. */
export interface Library {
  find(name: string): Parsed<Chip>;
}

export function createLibrary(resolve: ResolveChip): Library {
  const known = new Map<string, Parsed<Chip>>();
  return {
    find(name) {
      const found = known.get(name) ?? readChip(name, resolve);
      known.set(name, found);
      return found;
    },
  };
}

function readChip(name: string, resolve: ResolveChip): Parsed<Chip> {
  const beside = resolve(name);
  const parsed = beside === null ? null : parseChip(beside, `${name}.hdl`);
  if (parsed && !parsed.ok) return parsed;
  if (parsed && parsed.value.builtin === null) return checked(name, parsed.value);
  // A file that only says BUILTIN leaves its chip to us.
  const standard = standardChip(parsed?.value.builtin ?? name);
  if (standard !== null) return parseChip(standard);
  const expected = `a file ${name}.hdl beside it, or a standard chip; memories above RAM64, ROM32K, Screen and Keyboard are none`;
  return { ok: false, issues: [{ path: '', message: `there is no chip "${name}"`, expected }] };
}

function checked(name: string, chip: Chip): Parsed<Chip> {
  if (chip.name === name) return { ok: true, value: chip };
  const message = `the file ${name}.hdl holds the chip "${chip.name}"`;
  return { ok: false, issues: [{ path: '', message, expected: `CHIP ${name}` }] };
}

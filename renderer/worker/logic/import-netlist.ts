import { parseHdl } from '../../../engine/logic/netlists/hdl/hdl.ts';
import type { ResolveChip } from '../../../engine/logic/netlists/hdl/library.ts';
import { parseTest } from '../../../engine/logic/netlists/hdl/parse-test.ts';
import { runTest } from '../../../engine/logic/netlists/hdl/run-test.ts';
import { importNetlist } from '../../../engine/logic/netlists/import.ts';
import type { Progressed } from '../../../engine/logic/netlists/types.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import type { ImportedNetlist, NetlistText } from './protocol.ts';

/** A netlist as a network, with the test script run that lies beside it under the same name. */
export function readNetlist(
  { name, text, beside }: NetlistText,
  progressed: Progressed = () => {},
): Parsed<ImportedNetlist> {
  const texts = new Map(beside.map((file) => [file.name, file.text]));
  const resolve: ResolveChip = (chip) => texts.get(`${chip}.hdl`) ?? null;
  const imported = importNetlist({ name, text, resolve }, progressed);
  if (!imported.ok) return imported;
  const script = name.replace(/\.hdl$/i, '.tst');
  const test = texts.has(script) ? { name: script, report: runScript(texts.get(script)!, text, resolve, texts) } : null;
  return { ok: true, value: { ...imported.value, test } };
}

function runScript(
  script: string,
  text: string,
  resolve: ResolveChip,
  texts: ReadonlyMap<string, string>,
): NonNullable<ImportedNetlist['test']>['report'] {
  const test = parseTest(script);
  if (!test.ok) return test;
  const chip = parseHdl(text, resolve);
  if (!chip.ok) return chip;
  return runTest(chip.value, test.value, texts.get(test.value.compareTo ?? '') ?? null);
}

import type { Parsed } from '../../network/issue.ts';
import { flattenBlif } from './blif-flatten.ts';
import { readBlifModels } from './blif-models.ts';
import { checkNetlist } from './check.ts';
import { createComplaints, tooLong } from './complain.ts';
import type { Netlist } from './types.ts';

/**
 * Reads the Berkeley Logic Interchange Format (1992): `.model`, `.inputs`, `.outputs`, `.names` with covers, `.latch`,
 * and `.subckt` of the models in the same file, of which the first is the circuit.
 */
export function parseBlif(text: string, name = 'Netlist'): Parsed<Netlist> {
  const long = tooLong(text);
  if (long) return { ok: false, issues: [long] };
  const complaints = createComplaints();
  const models = readBlifModels(text, name, complaints);
  if (complaints.issues.length > 0) return { ok: false, issues: complaints.issues };
  const flat = flattenBlif(models, complaints);
  return complaints.issues.length > 0 ? { ok: false, issues: complaints.issues } : checkNetlist(flat, complaints);
}

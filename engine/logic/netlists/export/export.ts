import type { Parsed } from '../../../network/issue.ts';
import type { Network } from '../../../network/types.ts';
import { exportBench } from './bench.ts';
import type { ExportedText } from './plan.ts';
import { exportVerilog } from './verilog.ts';

/** What a circuit of McCulloch–Pitts neurons can be exported to. */
export const exportFormats = ['bench', 'verilog'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The ending of a file of a format. */
export const exportEndings: Readonly<Record<ExportFormat, string>> = { bench: '.bench', verilog: '.v' };

const writers: Readonly<Record<ExportFormat, (network: Network) => Parsed<ExportedText>>> = {
  bench: exportBench,
  verilog: exportVerilog,
};

/** The file of a circuit in a format, and what it does not keep; or the parts of the circuit that are no gates. */
export function exportNetlist(network: Network, format: ExportFormat): Parsed<ExportedText> {
  return writers[format](network);
}

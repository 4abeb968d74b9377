import type { TestReport } from '../../engine/logic/netlists/hdl/compare-lines.ts';
import { countOf } from '../../engine/network/count.ts';
import type { Issue } from '../../engine/network/issue.ts';
import type { ImportedNetlist } from '../worker/logic/protocol.ts';

/** What there is to say of an imported netlist: how large it is, when it answers, and where its test fails. */
export function importedText({ network, period, longestPath, test }: ImportedNetlist): {
  summary: string;
  failures: readonly Issue[];
} {
  const neurons = network.populations.reduce((sum, { size }) => sum + size, 0);
  const time =
    period > 0
      ? `a clock cycle is ${countOf(period, 'step')}`
      : `it answers after ${countOf(longestPath, 'step')} at most`;
  const size = `Imported ${network.name}: ${countOf(neurons, 'neuron')}, ${time}`;
  if (test === null) return { summary: size, failures: [] };
  if (!test.report.ok) return { summary: size, failures: test.report.issues };
  const failures = failuresOf(test.report.value);
  const { pass, right } = test.report.value;
  const passed =
    pass === null ? `${test.name} has nothing to compare with` : `${test.name} passes, ${countOf(right, 'line')} right`;
  return { summary: failures.length > 0 ? size : `${size}; ${passed}`, failures };
}

function failuresOf({ lines }: TestReport): Issue[] {
  return lines.flatMap(({ found, expected, right }, index) =>
    right === false
      ? [{ path: `line ${index + 1}`, message: `found ${found ?? 'nothing'}`, expected: expected ?? 'nothing' }]
      : [],
  );
}

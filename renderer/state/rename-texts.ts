import { circuitInputs } from '../../engine/logic/circuit.ts';
import { splitTarget } from '../../engine/logic/lamp-text.ts';
import { renameInput } from '../../engine/logic/rename-input.ts';
import { readLines } from '../../engine/logic/sequence/lines.ts';
import { inputPort } from '../../engine/network/chip-ports.ts';
import type { Network } from '../../engine/network/types.ts';
import type { SequencePanel } from './sequence.svelte.ts';
import type { TableChoices } from './table-choices.svelte.ts';

/** An input or output that has another id, and the circuit before. */
export interface PortRename {
  readonly before: Network;
  readonly from: string;
  readonly to: string;
}

/** What was written in the choices of the truth table about the circuit, by the new name. */
export function renameChoices(choices: TableChoices, renaming: PortRename): void {
  choices.only = expressionUnder(choices.only, renaming);
  choices.expressions = linesUnder(choices.expressions, (line) => equationUnder(line, renaming));
  choices.expectedTable = headingUnder(choices.expectedTable, renaming);
}

/** The names above the test over time of a type of chip; `''` is the circuit itself. */
export function renameSequence(sequence: SequencePanel, chipType: string, renaming: PortRename): void {
  const text = sequence.textOf(chipType);
  const heading = readLines(text).find(({ setting }) => setting === null);
  if (!heading) return;
  const at = Number(heading.path.replace('line ', '')) - 1;
  sequence.write(
    chipType,
    linesUnder(text, (line, index) => (index === at ? namesUnder(line, renaming) : line)),
  );
}

function expressionUnder(text: string, { before, from, to }: PortRename): string {
  if (!inputPort(before, from)) return text;
  return renameInput(text, { inputs: circuitInputs(before).map(({ id }) => id), from, to });
}

/** Such as `s = a + b`; an output is named before the `=` alone. */
function equationUnder(line: string, renaming: PortRename): string {
  const [name, start] = splitTarget(line);
  const target = name === renaming.from ? namesUnder(line.slice(0, start), renaming) : line.slice(0, start);
  return target + expressionUnder(line.slice(start), renaming);
}

function headingUnder(table: string, renaming: PortRename): string {
  const at = table.split('\n').findIndex((line) => /^\s*[^#\s]/.test(line));
  return linesUnder(table, (line, index) => (index === at ? namesUnder(line, renaming) : line));
}

function namesUnder(line: string, { from, to }: PortRename): string {
  const [said, ...note] = line.split('#');
  return [said!.replace(/[A-Za-z]\w*/g, (name) => (name === from ? to : name)), ...note].join('#');
}

function linesUnder(text: string, change: (line: string, index: number) => string): string {
  return text.split('\n').map(change).join('\n');
}

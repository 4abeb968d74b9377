import type { Parsed } from '../../../network/issue.ts';
import { laneCount, lanesOf, type Lanes } from '../../lanes/lanes.ts';
import { createComplaints } from '../complain.ts';
import { neuronsOf } from '../neurons.ts';
import type { HdlNetlist } from './hdl.ts';
import type { Pin } from './parse.ts';
import type { Column, HdlTest, TestCommand } from './parse-test.ts';
import { compareLines, type TestReport } from './compare-lines.ts';
import { bitsOfValue, formatBits, formatCell } from './values.ts';

/** Most commands of a script, those of a repeat counted each time. */
const maxCommands = 10_000_000;

/**
 * Runs a script on the neurons of a chip: `tick` shows the outputs before the registers change, `tock` those after.
 * `compareText` is what its output should be; null where there is none.
 */
export function runTest(netlist: HdlNetlist, test: HdlTest, compareText: string | null): Parsed<TestReport> {
  const lanes = lanesOf(neuronsOf(netlist));
  if (!lanes.ok) return lanes;
  const bench = createBench(netlist, lanes.value);
  const complaints = createComplaints();
  const lines: string[] = [];
  let columns: readonly Column[] = [];
  const count = countCommands(test.commands);
  if (count > maxCommands) {
    complaints.add({ line: 1, column: 1 }, `the script runs ${count} commands`, `at most ${maxCommands}`);
    return { ok: false, issues: complaints.issues };
  }
  const run = (commands: readonly TestCommand[]): void => {
    for (const command of commands) {
      if (complaints.issues.length > 0) return;
      switch (command.kind) {
        case 'repeat':
          for (let k = 0; k < command.times; k++) run(command.body);
          break;
        case 'columns':
          for (const { pin, at } of command.columns) {
            if (pin !== 'time' && !bench.knows(pin)) complaints.add(at, `there is no pin "${pin}"`, bench.pinList);
          }
          columns = command.columns;
          if (complaints.issues.length === 0) lines.push(header(columns));
          break;
        case 'set': {
          const problem = bench.set(command.pin, command.value);
          if (problem) complaints.add(command.at, ...problem);
          break;
        }
        case 'output':
          lines.push(lineOf(columns.map((column) => formatCell(bench.read(column), column))));
          break;
        default:
          bench[command.kind]();
      }
    }
  };
  run(test.commands);
  if (complaints.issues.length > 0) return { ok: false, issues: complaints.issues };
  return { ok: true, value: compareLines(lines, compareText) };
}

function countCommands(commands: readonly TestCommand[]): number {
  return commands.reduce(
    (sum, command) => sum + (command.kind === 'repeat' ? command.times * (1 + countCommands(command.body)) : 1),
    0,
  );
}

function header(columns: readonly Column[]): string {
  return lineOf(
    columns.map(({ pin, before, width, after }) => {
      const places = before + width + after;
      const name = pin.slice(0, places);
      const left = Math.floor((places - name.length) / 2);
      return `${' '.repeat(left)}${name}`.padEnd(places);
    }),
  );
}

function lineOf(cells: readonly string[]): string {
  return `|${cells.map((cell) => `${cell}|`).join('')}`;
}

/** A chip with its pins set and read by name; one lane of the 128 is used. */
function createBench({ chip }: HdlNetlist, lanes: Lanes) {
  const words = laneCount / 32;
  const levels = new Uint32Array(lanes.inputs.length * words);
  const answers = new Uint32Array(lanes.outputs.length * words);
  const inputs = placesOf(chip.inputs);
  const outputs = placesOf(chip.outputs);
  let time = '0';
  let cycle = 0;
  const evaluate = (): void => lanes.evaluate(levels, answers);
  return {
    pinList: `one of ${[...inputs.keys(), ...outputs.keys()].join(', ')}`,
    knows: (pin: string): boolean => inputs.has(pin) || outputs.has(pin),
    set(pin: string, value: number): [message: string, expected: string] | null {
      const places = inputs.get(pin);
      if (!places) return [`there is no input "${pin}"`, `one of ${[...inputs.keys()].join(', ')}`];
      const bits = bitsOfValue(value, places.length);
      if (!bits) return [`${value} does not fit into the ${places.length} bits of "${pin}"`, 'a smaller value'];
      places.forEach((place, bit) => (levels[place * words] = bits[bit]!));
      return null;
    },
    eval: evaluate,
    tick(): void {
      evaluate();
      time = `${cycle}+`;
    },
    tock(): void {
      lanes.tick();
      evaluate();
      time = `${++cycle}`;
    },
    read(column: Column): string {
      if (column.pin === 'time') return time;
      const own = inputs.get(column.pin);
      const [places, from] = own ? [own, levels] : [outputs.get(column.pin)!, answers];
      return formatBits(
        places.map((place) => from[place * words]! & 1),
        column,
      );
    },
  };
}

/** Places of the bits of each pin among the ports. */
function placesOf(pins: readonly Pin[]): Map<string, number[]> {
  let next = 0;
  return new Map(pins.map((pin) => [pin.name, Array.from({ length: pin.width }, () => next++)]));
}

import { countOf } from '../../network/count.ts';
import type { Parsed } from '../../network/issue.ts';
import { sortGates } from './sort.ts';
import { pathOf, type Complaints } from './complain.ts';
import { netlistLimits, type Gate, type Netlist, type Place, type Progressed } from './types.ts';

/** Whether every signal is driven exactly once, every gate takes its inputs, and no loop is without a register. */
export function checkNetlist(
  netlist: Netlist,
  complaints: Complaints,
  progressed: Progressed = () => {},
): Parsed<Netlist> {
  const { add, issues } = complaints;
  // A line that could not be read would make others look wrong.
  if (issues.length > 0) return { ok: false, issues };
  const parts = netlist.gates.length + netlist.registers.length;
  if (parts > netlistLimits.parts) {
    add({ line: 1, column: 1 }, `the file has ${parts} gates and registers`, `at most ${netlistLimits.parts}`);
    return { ok: false, issues };
  }
  progressed(0);
  for (const gate of netlist.gates) checkGate(gate, add);
  checkDrivers(netlist, add);
  if (netlist.outputs.length === 0 && issues.length === 0) {
    add({ line: 1, column: 1 }, 'the circuit has no output', 'at least one output');
  }
  if (issues.length > 0) return { ok: false, issues };
  progressed(0.5);
  const sorted = sortGates(netlist);
  if (sorted.ok) return { ok: true, value: { ...netlist, gates: sorted.gates } };
  const loop = sorted.loop.map(({ output }) => output);
  const shown = loop.length > 8 ? [...loop.slice(0, 8), '…'] : loop;
  const message = `a loop without a register: ${[...shown, loop[0]].join(' → ')}`;
  const path = pathOf(sorted.loop[0]!.at);
  return {
    ok: false,
    issues: [{ path, message, expected: 'a register in every loop; latches of gates need a drawn circuit' }],
  };
}

function checkGate({ kind, inputs, at }: Gate, add: Complaints['add']): void {
  const count = inputs.length;
  const isSingle = kind === 'not' || kind === 'buf';
  if (isSingle && count !== 1) add(at, `${kind.toUpperCase()} has ${countOf(count, 'input')}`, 'one input');
  else if (count === 0 && kind !== 'zero' && kind !== 'one') add(at, `${kind.toUpperCase()} has no input`, 'an input');
  const most = kind === 'xor' || kind === 'xnor' ? netlistLimits.xorFanIn : netlistLimits.fanIn;
  if (count > most) add(at, `${kind.toUpperCase()} has ${countOf(count, 'input')}`, `at most ${most}; split the gate`);
}

function checkDrivers(netlist: Netlist, add: Complaints['add']): void {
  const drivers = new Map<string, Place>();
  const drive = (signal: string, at: Place, what: string): void => {
    const first = drivers.get(signal);
    if (first) add(at, `"${signal}" is already ${what} in ${pathOf(first)}`, 'one driver for each signal');
    else drivers.set(signal, at);
  };
  for (const { signal, at } of netlist.inputs) drive(signal, at, 'driven');
  for (const { output, at } of [...netlist.gates, ...netlist.registers]) drive(output, at, 'driven');
  const need = (signal: string, at: Place): void => {
    if (drivers.has(signal)) return;
    add(at, `"${signal}" is driven by nothing`, 'an input, gate or register of this name');
    drivers.set(signal, at);
  };
  for (const { inputs, at } of netlist.gates) for (const input of inputs) need(input, at);
  for (const { input, at } of netlist.registers) need(input, at);
  const outputs = new Map<string, Place>();
  for (const { name, signal, at } of netlist.outputs) {
    need(signal, at);
    const first = outputs.get(name);
    if (first) add(at, `"${name}" is already an output in ${pathOf(first)}`, 'each output once');
    outputs.set(name, at);
  }
}

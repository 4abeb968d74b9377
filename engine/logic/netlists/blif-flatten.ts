import type { BlifModel, Cover, Subcircuit } from './blif-models.ts';
import type { Complaints } from './complain.ts';
import { netlistLimits, type Gate, type Netlist, type Register } from './types.ts';

/** The first model with all its subcircuits put in; signals inside are called `path/name`. */
export function flattenBlif(models: readonly BlifModel[], complaints: Complaints): Netlist {
  const top = models[0]!;
  const byName = new Map(models.map((model) => [model.name, model]));
  const flat: Flat = { gates: [], registers: [], clocks: new Set(), unknownStarts: 0 };
  expand({ model: top, path: '', ports: new Map(), depth: 0 }, byName, flat, complaints);
  const clocks = new Set([...flat.clocks].map((clock) => clock.split(' ')[1]!));
  const inputs = top.inputs.filter(({ signal }) => !clocks.has(signal) && !top.clocks.includes(signal));
  return {
    name: top.name,
    inputs,
    outputs: top.outputs,
    gates: flat.gates,
    registers: flat.registers,
    losses: lossesOf(flat),
  };
}

interface Flat {
  readonly gates: Gate[];
  readonly registers: Register[];
  /** Edge and name of each clock. */
  readonly clocks: Set<string>;
  unknownStarts: number;
}

interface Instance {
  readonly model: BlifModel;
  readonly path: string;
  /** Signals outside by port. */
  readonly ports: ReadonlyMap<string, string>;
  readonly depth: number;
}

function expand(instance: Instance, models: ReadonlyMap<string, BlifModel>, flat: Flat, complaints: Complaints): void {
  const { model, path, ports, depth } = instance;
  const signal = (name: string): string => ports.get(name) ?? (path === '' ? name : `${path}/${name}`);
  for (const cover of model.covers) pushAll(flat.gates, gatesOf(cover, signal));
  for (const { input, output, clock, initial, at } of model.latches) {
    if (clock !== null) flat.clocks.add(`${clock.edge} ${signal(clock.signal)}`);
    if (initial > '1') flat.unknownStarts++;
    flat.registers.push({ input: signal(input), output: signal(output), initial: initial === '1' ? 1 : 0, at });
  }
  model.subcircuits.forEach((subcircuit, index) => {
    const inner = models.get(subcircuit.model);
    const problem = problemOf(subcircuit, inner, depth, flat);
    if (problem || !inner) return complaints.add(subcircuit.at, ...problem!);
    const outside = new Map([...subcircuit.connections].map(([port, name]) => [port, signal(name)]));
    const name = `${path === '' ? '' : `${path}/`}${subcircuit.model}${index + 1}`;
    for (const { signal: port, at } of inner.inputs) {
      if (outside.has(port)) continue;
      complaints.add(subcircuit.at, `input "${port}" of ${inner.name} is not connected`, `${port}=SIGNAL`);
      outside.set(port, `${name}/${port}@${at.line}`);
    }
    expand({ model: inner, path: name, ports: outside, depth: depth + 1 }, models, flat, complaints);
  });
}

function problemOf(
  { model, connections }: Subcircuit,
  inner: BlifModel | undefined,
  depth: number,
  flat: Flat,
): [message: string, expected: string] | null {
  if (!inner) return [`there is no model "${model}" in the file`, 'a .model of this name in the same file'];
  if (depth >= netlistLimits.depth)
    return [`${model} lies ${depth} models deep`, 'models that do not contain themselves'];
  if (flat.gates.length > netlistLimits.parts)
    return ['the models unfold to too many gates', `at most ${netlistLimits.parts}`];
  const ports = new Set([...inner.inputs, ...inner.outputs].map(({ signal }) => signal));
  const stranger = [...connections.keys()].find((port) => !ports.has(port));
  return stranger === undefined ? null : [`${model} has no port "${stranger}"`, `one of ${[...ports].join(', ')}`];
}

/** One AND of each row, and the OR of them; a single row is the gate itself. */
function gatesOf({ inputs, output, cubes, value, at }: Cover, signal: (name: string) => string): Gate[] {
  const target = signal(output);
  const always = cubes.find((cube) => !/[01]/.test(cube));
  if (cubes.length === 0 || always !== undefined) {
    const isOne = (always !== undefined) === (value === 1);
    return [{ kind: isOne ? 'one' : 'zero', output: target, inputs: [], at }];
  }
  const rows = cubes.map((cube) => {
    const used = [...cube].flatMap((digit, index) => (digit === '-' ? [] : [{ digit, name: signal(inputs[index]!) }]));
    return { inputs: used.map(({ name }) => name), inverted: used.map(({ digit }) => digit === '0') };
  });
  if (rows.length === 1) return [{ kind: value === 1 ? 'and' : 'nand', output: target, ...rows[0]!, at }];
  // A row of one literal needs no gate of its own.
  const gates = rows.map((row, index): Gate => ({ kind: 'and', output: `${target}/row${index + 1}`, ...row, at }));
  const own = gates.filter(({ inputs: { length } }) => length > 1);
  const joined = gates.map((gate) =>
    gate.inputs.length > 1 ? [gate.output, false] : [gate.inputs[0]!, gate.inverted![0]!],
  );
  return [
    ...own,
    {
      kind: value === 1 ? 'or' : 'nor',
      output: target,
      inputs: joined.map(([name]) => name as string),
      inverted: joined.map(([, isInverted]) => isInverted as boolean),
      at,
    },
  ];
}

function lossesOf({ registers, clocks, unknownStarts }: Flat): string[] {
  const losses: string[] = [];
  if (clocks.size > 0)
    losses.push(`the clock (${[...clocks].join(', ')}): all registers tick together, one cycle a period`);
  if (clocks.size > 1) losses.push(`${clocks.size} clocks or edges became one`);
  if (unknownStarts > 0)
    losses.push(`${unknownStarts} of ${registers.length} registers start at no known value; here at 0`);
  return losses;
}

/** Without an argument for each, of which a call takes only so many. */
function pushAll<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item);
}

import type { ArgsDef } from 'citty';
import { nearestName } from '../../engine/logic/nearest.ts';
import { fail } from './failure.ts';
import type { Command } from './command.ts';

/** The arguments of a command, each known, complete, and given no more often than it may be. */
export interface Arguments {
  /** A switch such as `--json`. */
  isSet(name: string): boolean;
  /** The value of an option or positional argument; null when it was not given. */
  text(name: string): string | null;
  /** All values of an option or last positional argument that may be repeated. */
  texts(name: string): readonly string[];
  /** What the help calls the value of an option, such as MS. */
  hint(name: string): string | null;
}

/**
 * Reads `--name value`, `--name=value` and positional arguments; `--` ends the options.
 * Stricter than citty's own reading, which takes unknown and doubled options in silence.
 */
export function parseArguments(command: Command, values: readonly string[]): Arguments {
  const found = new Map<string, string[]>();
  const positionals: string[] = [];
  const left = [...values];
  for (let value = left.shift(); value !== undefined; value = left.shift()) {
    if (value === '--') positionals.push(...left.splice(0));
    else if (value.startsWith('-') && value !== '-') readOption(value, left, command, found);
    else positionals.push(value);
  }
  assignPositionals(command, positionals, found);
  return {
    isSet: (name) => found.has(name),
    text: (name) => found.get(name)?.[0] ?? null,
    texts: (name) => found.get(name) ?? [],
    hint: (name) => {
      const definition = command.definition.args[name];
      return (definition && 'valueHint' in definition && definition.valueHint) || null;
    },
  };
}

/** Takes an option, and its value from `left` when it has one. */
function readOption(option: string, left: string[], command: Command, found: Map<string, string[]>): void {
  const definitions = command.definition.args;
  const equals = option.indexOf('=');
  const given = equals < 0 ? option : option.slice(0, equals);
  const name = findOption(given, definitions);
  if (found.has(name) && !command.repeatable.includes(name)) fail(given, 'is given twice', 'it once');
  if (definitions[name]?.type === 'boolean') {
    if (equals >= 0) fail(given, `takes no value, found "${option.slice(equals + 1)}"`, `${given} alone`);
    found.set(name, []);
    return;
  }
  const value = equals < 0 ? left.shift() : option.slice(equals + 1);
  if (value === undefined || (equals < 0 && value.startsWith('--'))) {
    fail(given, 'has no value', `${given} ${definitions[name]?.valueHint ?? 'VALUE'}`);
  }
  found.set(name, [...(found.get(name) ?? []), value]);
}

function findOption(given: string, definitions: ArgsDef): string {
  const options = Object.entries(definitions).filter(([, { type }]) => type !== 'positional');
  const known = options.find(([name, definition]) => {
    return given === `--${name}` || ('alias' in definition && given === `-${String(definition.alias)}`);
  });
  if (known) return known[0];
  const names = options.map(([name]) => `--${name}`);
  const near = nearestName(given, names);
  fail(given, 'is no option of this command', `one of ${names.join(', ')}${near ? `; did you mean ${near}?` : ''}`);
}

/** The last positional takes all that is left where it is repeatable. */
function assignPositionals(
  { definition, repeatable }: Command,
  values: readonly string[],
  found: Map<string, string[]>,
): void {
  const slots = Object.entries(definition.args).filter(([, { type }]) => type === 'positional');
  slots.forEach(([name, { required }], index) => {
    const given = values.slice(index, repeatable.includes(name) ? undefined : index + 1);
    if (given.length > 0) found.set(name, given);
    else if (required !== false && !found.has('help')) fail(`<${name}>`, 'is missing', `a ${name} after the command`);
  });
  const last = slots[slots.length - 1]?.[0];
  const extra = last !== undefined && repeatable.includes(last) ? undefined : values[slots.length];
  if (extra !== undefined) fail(extra, 'is one argument too many', describeSlots(slots.map(([name]) => name)));
}

function describeSlots(names: readonly string[]): string {
  return names.length === 0 ? 'options only' : `only <${names.join('> <')}>, and options`;
}

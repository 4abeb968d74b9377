import { renderUsage, type CommandDef } from 'citty';
import { stripVTControlCharacters } from 'node:util';
import { nearestName } from '../../engine/logic/nearest.ts';
import { engineVersion } from '../../engine/version.ts';
import { parseArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { fail, Failure, reportCrash, reportIssues } from './failure.ts';
import type { Io } from './io.ts';

/**
 * Runs the shell command on the words after its name. Exit code: 0 done, 1 the check failed or was interrupted,
 * 2 bad input or usage. Data goes to stdout, messages to stderr.
 */
export async function runCli(words: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(words, io);
  } catch (error) {
    if (error instanceof Failure) reportIssues(error.issues, io, words.includes('--json'));
    else reportCrash(error, io);
    return 2;
  }
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<number> {
  if (name === '--version' || name === '-v') {
    io.stdout.write(`${engineVersion}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === undefined) return showHelp(name, io);
  const command = Object.hasOwn(commands, name) ? commands[name]! : failUnknown(name);
  const args = parseArguments(command, rest);
  if (!args.isSet('help')) return command.execute(args, io);
  io.stdout.write(await commandHelp(command, io));
  return 0;
}

async function showHelp(name: string | undefined, io: Io): Promise<number> {
  if (name === undefined) fail('', 'no command is given', `one of ${Object.keys(commands).join(', ')}, or --help`);
  const usage = await renderUsage(root);
  io.stdout.write(
    `${colourFor(usage, io)}\n\nExit codes: 0 done, 1 the check failed or was interrupted, 2 bad input or usage.\n`,
  );
  return 0;
}

async function commandHelp({ definition }: Command, io: Io): Promise<string> {
  return `${colourFor(await renderUsage(definition, root), io)}\n`;
}

function failUnknown(name: string): never {
  const known = Object.keys(commands);
  const near = nearestName(name, known);
  const expected = `one of ${known.join(', ')}${near ? `; did you mean ${near}?` : ''}`;
  fail(name, name.startsWith('-') ? 'is an option before the command' : 'is no command of this version', expected);
}

const root: CommandDef = {
  meta: { name: 'nandrite', version: engineVersion, description: 'A laboratory for neurons, in the shell' },
  args: { version: { type: 'boolean', alias: 'v', description: 'Show the version' } },
  subCommands: Object.fromEntries(Object.entries(commands).map(([name, { definition }]) => [name, definition])),
};

function colourFor(text: string, io: Io): string {
  return io.stdout.colour ? text : stripVTControlCharacters(text);
}

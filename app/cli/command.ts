import type { ArgsDef, CommandMeta } from 'citty';
import type { Arguments } from './arguments.ts';
import type { Io } from './io.ts';

/** A command of the shell. `definition` is what help shows and arguments are checked against. */
export interface Command {
  readonly definition: Definition;
  /** Names of options that may be given more than once. */
  readonly repeatable: readonly string[];
  /** Exit code: 0 done, 1 the check failed or was interrupted. Throws a `Failure` for exit code 2. */
  execute(args: Arguments, io: Io): Promise<number>;
}

/** A definition in citty's terms. */
export interface Definition {
  readonly meta: CommandMeta;
  readonly args: ArgsDef;
}

/** Every command takes these. */
export const commonOptions = {
  json: { type: 'boolean', description: 'Write JSON for machines' },
  help: { type: 'boolean', alias: 'h', description: 'Show this help' },
} as const satisfies ArgsDef;

import { createProcessIo } from './process-io.ts';
import { runCli } from './run-cli.ts';

/** Where the shell command begins; Node ends the process once all output is written. */
void runCli(process.argv.slice(2), createProcessIo()).then((code) => {
  process.exitCode = code;
});

import { createProcessIo } from './process-io.ts';
import { runCli } from './run-cli.ts';

/** Where the shell command begins; Node ends the process once all output is written. */
void runCli(process.argv.slice(2), createProcessIo()).then((code) => {
  // An output that failed has said so already, with exit code 2.
  process.exitCode ??= code;
});

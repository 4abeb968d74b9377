import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ElectronNotFound, resolveElectron } from './electron-binary.ts';
import { passSignals } from './pass-signals.ts';
import { planHere } from './plan.ts';
import { projectFolder } from './project.ts';
import { say } from './say.ts';
import { serveRenderer } from './serve.ts';
import { libraryProblem } from './shared-libraries.ts';

/** `npm start`: opens the built app in a window, or serves it to the browser where there is no display. */
async function start(): Promise<void> {
  const plan = planHere();
  if (!existsSync(join(renderer, 'index.html'))) return fail('The app is not built. Run `npm run build` first.');
  if (plan.kind === 'browser') return openInBrowser(plan.reason);
  plan.notices.forEach(say);
  const binary = await resolveElectron(say);
  const problem = libraryProblem(binary.path);
  if (problem !== null) return fail(`${problem}\n${browserHint}`);
  openWindow(binary.path, [projectFolder, ...plan.values]);
}

const renderer = join(projectFolder, 'out/renderer');
const browserHint = 'Or use it in the browser: npm start -- --browser';

async function openInBrowser(reason: string): Promise<void> {
  const { address } = await serveRenderer(renderer);
  say(`Nandrite runs in the browser, ${reason}.`);
  say(`Open ${address} on this machine. Ctrl+C ends it.`);
}

/** Electron's exit code becomes ours. */
function openWindow(binary: string, values: readonly string[]): void {
  const child = spawn(binary, values, { stdio: 'inherit', env: windowEnvironment() });
  passSignals(child);
  child.on('error', (error) => fail(`${binary} cannot be started: ${error.message}.\n${browserHint}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128 + constants.signals[signal])));
}

/** With this variable, which editors built on Electron leave in their terminals, Electron is a plain Node. */
function windowEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  delete environment.ELECTRON_RUN_AS_NODE;
  return environment;
}

function fail(message: string): void {
  say(message);
  process.exitCode = 1;
}

start().catch((error: unknown) => {
  if (error instanceof ElectronNotFound) fail(`${error.message}\n${browserHint}`);
  else throw error;
});

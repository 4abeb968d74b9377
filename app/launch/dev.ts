import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { createServer } from 'vite';
import { resolveElectron } from './electron-binary.ts';
import { isolationHeaders } from '../security/headers.ts';
import { passSignals } from './pass-signals.ts';
import { planHere } from './plan.ts';
import { projectFolder } from './project.ts';
import { say } from './say.ts';
import { libraryProblem } from './shared-libraries.ts';

/** `npm run dev`: the app with hot replacement, in a window or, where there is no display, in the browser. */
async function dev(): Promise<void> {
  const plan = planHere();
  if (plan.kind === 'browser') return developInBrowser(plan.reason);
  plan.notices.forEach(say);
  const binary = await resolveElectron(say);
  const problem = libraryProblem(binary.path);
  if (problem !== null) throw new Error(problem);
  developInWindow(binary.path, plan.values);
}

const configFile = join(projectFolder, 'electron.config.ts');

function developInWindow(binary: string, values: readonly string[]): void {
  const script = join(projectFolder, 'node_modules/electron-vite/bin/electron-vite.js');
  const child = spawn(process.execPath, [script, 'dev', '--watch', '--config', configFile, '--', ...values], {
    stdio: 'inherit',
    cwd: projectFolder,
    env: { ...process.env, ELECTRON_EXEC_PATH: binary },
  });
  passSignals(child);
  child.on('exit', (code) => process.exit(code ?? 1));
}

async function developInBrowser(reason: string): Promise<void> {
  const { config } = await resolveConfig({ configFile }, 'serve', 'development');
  const server = await createServer({
    ...config?.renderer,
    configFile: false,
    server: { host: '127.0.0.1', headers: isolationHeaders },
  });
  await server.listen();
  say(`Nandrite is developed in the browser, ${reason}.`);
  server.printUrls();
}

await dev();

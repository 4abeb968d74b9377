import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import type { ElectronApplication, Page } from 'playwright';
import { resolveElectron } from '../../app/launch/electron-binary.ts';
import { projectFolder } from '../../app/launch/project.ts';
import { openDisplay } from './display.ts';

export interface LaunchOptions {
  /** What follows the app on its command line, such as a file to open. */
  readonly args?: readonly string[];
  /** The user's folder; a fresh one, removed at the end, when left out. */
  readonly userData?: string;
  readonly theme?: 'light' | 'dark';
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Ends the app, whatever it is asking, and the display that was opened for it; fails when the page had an uncaught error. */
  close(): Promise<void>;
}

/** Starts the built app in real Electron and waits for its window. `waitForFunction` is blocked by our CSP: poll `evaluate`. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const binary = await resolveElectron(() => undefined);
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'nandrite-user-'));
  const display = await openDisplay(process.env.DISPLAY);
  const app = await _electron
    .launch({
      executablePath: binary.path,
      args: [projectFolder, ...sandboxSwitches(), ...(options.args ?? [])],
      env: { ...definedEnvironment(), DISPLAY: display.name, NANDRITE_USER_DATA: userData },
      colorScheme: options.theme ?? 'dark',
      timeout: 60_000,
    })
    .catch(async (error: unknown) => {
      await display.close();
      throw error;
    });
  // An app that has closed by itself no longer tells its process.
  const child = app.process();
  const page = await app.firstWindow();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  await page.waitForLoadState('load');
  const close = async (): Promise<void> => {
    await endApp(app, child);
    await display.close();
    if (options.userData === undefined) rmSync(userData, { recursive: true, force: true });
    if (errors.length > 0) throw new Error(`Found uncaught errors of the page, expected none:\n${errors.join('\n')}`);
  };
  return { app, page, userData, close };
}

export interface DialogAnswers {
  /** Path that the open dialog gives; null cancels. */
  readonly open?: string | null;
  /** Path that the save dialog gives; null cancels. */
  readonly save?: string | null;
  /** Index of the button that is pressed in every message box. */
  readonly button?: number;
}

/** Replaces the native dialogs, which no test can click, by fixed answers. Answers left out cancel. */
export async function stubDialogs(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
  await app.evaluate(({ dialog }, { open = null, save = null, button = null }) => {
    const openAnswer = { canceled: open === null, filePaths: open === null ? [] : [open] };
    const saveAnswer = { canceled: save === null, filePath: save ?? '' };
    const lastButton = (values: unknown[]): number => {
      const options = values.at(-1) as { cancelId?: number };
      return button ?? options.cancelId ?? 0;
    };
    Object.assign(dialog, {
      showOpenDialog: () => Promise.resolve(openAnswer),
      showSaveDialog: () => Promise.resolve(saveAnswer),
      showMessageBox: (...values: unknown[]) =>
        Promise.resolve({ response: lastButton(values), checkboxChecked: false }),
      showMessageBoxSync: (...values: unknown[]) => lastButton(values),
    });
  }, answers);
}

function sandboxSwitches(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function definedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(defined.filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'));
}

/** `exit` asks no questions, so that a test with unsaved changes ends as well. */
async function endApp(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}

import { app, dialog, session } from 'electron';
import { join } from 'node:path';
import { fileArgument } from './command-line.ts';
import { logCrashes } from './crashes.ts';
import { DesktopWindow } from './desktop-window.ts';
import { isolateDevServer } from './dev-server.ts';
import { KeptChips } from './files/kept-chips.ts';
import { RecentFiles } from './files/recent.ts';
import { handleRequests } from './ipc/handle.ts';
import { registerAppScheme, serveAppScheme } from './protocol.ts';
import { appOrigin, originOf } from './security/origin.ts';
import { denyPermissions } from './security/permissions.ts';
import { createWindow } from './window.ts';

/** A user's folder of one's own, for tests and for trying things out. */
const userDataOverride = process.env.NANDRITE_USER_DATA;
if (userDataOverride !== undefined && userDataOverride !== '') app.setPath('userData', userDataOverride);

registerAppScheme();
// Root starts without Chromium's sandbox; to insist on it would end every helper process as it begins.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

const given: string[] = [];
let desktop: DesktopWindow | null = null;

/** A file may be given before the window is there: by the command line, or by macOS. */
function openFile(path: string): void {
  if (desktop === null) given.push(path);
  else void desktop.openFile(path);
}

const ownFile = fileArgument({ values: process.argv, appPath: app.getAppPath(), workingFolder: process.cwd() });
if (app.requestSingleInstanceLock({ file: ownFile })) start();
else app.quit();

function start(): void {
  if (ownFile !== null) openFile(ownFile);
  logCrashes(app.getPath('userData'));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFile(path);
  });
  app.on('second-instance', (_event, _values, _folder, data) => {
    const file = givenFile(data);
    if (file !== null) openFile(file);
    desktop?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(openWindow).catch(reportFailure);
}

async function openWindow(): Promise<void> {
  const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  const devOrigin = devServer === undefined ? null : originOf(devServer);
  const origins = devOrigin === null ? [appOrigin] : [appOrigin, devOrigin];
  const address = devServer ?? `${appOrigin}/`;
  const userData = app.getPath('userData');

  serveAppScheme(join(app.getAppPath(), 'out/renderer'));
  denyPermissions(session.defaultSession);
  if (devOrigin !== null) isolateDevServer(session.defaultSession, devOrigin);
  const recent = await RecentFiles.load(join(userData, 'recent.json'));
  const window = createWindow({ preload: join(app.getAppPath(), 'out/preload/preload.cjs'), userData, origins });
  const opened = new DesktopWindow(window, { recent, chips: new KeptChips(join(userData, 'chips')), address });
  handleRequests({ requests: opened.requests, origins, onListening: () => opened.listening() });
  desktop = opened;
  for (const path of given.splice(0)) void opened.openFile(path);
  await window.loadURL(address).catch((error: unknown) => {
    // A window that is closed while it loads is no failure.
    if (!window.isDestroyed()) throw error;
  });
}

/** The other instance sends what it was given; it is a process of the same user, but its message is still parsed. */
function givenFile(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('file' in data)) return null;
  return typeof data.file === 'string' ? data.file : null;
}

function reportFailure(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(
    'Nandrite could not open its window',
    `${reason}\nRun \`npm run build\`, or install Nandrite again.`,
  );
  app.exit(1);
}

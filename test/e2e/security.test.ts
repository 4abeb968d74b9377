import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchApp } from './electron.ts';
import type { LaunchedApp } from './electron.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp();
});

afterAll(async () => {
  await launched.close();
});

describe('the page', () => {
  test('comes from app:// and is cross-origin isolated', async () => {
    const found = await launched.page.evaluate(() => ({
      address: location.href,
      isolated: crossOriginIsolated,
      secure: isSecureContext,
      shared: typeof SharedArrayBuffer,
    }));
    expect(found).toEqual({ address: 'app://nandrite/', isolated: true, secure: true, shared: 'function' });
  });

  test('has no Node and no Electron', async () => {
    const found = await launched.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', '__dirname', 'ipcRenderer'].filter((name) => name in globalThis),
    );
    expect(found).toEqual([]);
  });

  test('reaches the desktop by its named functions only', async () => {
    const names = await launched.page.evaluate(() =>
      Object.keys((window as unknown as { nandrite: object }).nandrite).sort(),
    );
    expect(names).toEqual([
      'exportFile',
      'keepChip',
      'keptChips',
      'kind',
      'onFileOpened',
      'onMenu',
      'openExternal',
      'openFile',
      'openRecent',
      'openTable',
      'recentFiles',
      'removeChip',
      'saveFile',
      'setAtStake',
      'setDocument',
      'setEditMenu',
    ]);
  });
});

describe('the content security policy', () => {
  test('blocks inline scripts', async () => {
    const ran = await launched.page.evaluate(async () => {
      const blocked = new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        }),
      );
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true';
      document.head.append(script);
      return { directive: await blocked, ran: 'inlineRan' in globalThis };
    });
    expect(ran).toEqual({ directive: 'script-src-elem', ran: false });
  });

  test('blocks eval, also from a script of our own', async () => {
    // DevTools, through which `evaluate` comes in, are exempt while they evaluate; a timer of the page is not.
    const outcome = await launched.page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          setTimeout(() => {
            try {
              resolve(String(new Function('return "ran"')()));
            } catch (error) {
              resolve((error as Error).name);
            }
          }),
        ),
    );
    expect(outcome).toBe('EvalError');
  });

  test('lets the page fetch nothing from elsewhere', async () => {
    const directive = await launched.page.evaluate(async () => {
      const blocked = new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        }),
      );
      await fetch('https://example.com/').catch(() => null);
      return blocked;
    });
    expect(directive).toBe('connect-src');
  });
});

describe('the window', () => {
  test('does not navigate to another origin', async () => {
    // Listening must have begun before the click, so the promise stays in main and is fetched afterwards.
    await launched.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const lastNavigation = new Promise((resolve) =>
        contents?.once('will-frame-navigate', (event) =>
          resolve({ url: event.url, prevented: event.defaultPrevented }),
        ),
      );
      Object.assign(globalThis, { lastNavigation });
    });
    await launched.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      document.body.append(link);
      link.click();
      link.remove();
    });
    const outcome = await launched.app.evaluate(() => Reflect.get(globalThis, 'lastNavigation') as Promise<unknown>);
    expect(outcome).toEqual({ url: 'https://example.com/', prevented: true });
    expect(launched.page.url()).toBe('app://nandrite/');
  });

  test('opens no other window', async () => {
    const opened = await launched.page.evaluate(() => window.open('https://example.com/') === null);
    const windows = await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect({ opened, windows }).toEqual({ opened: true, windows: 1 });
  });

  test('grants no permission', async () => {
    const found = await launched.page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      microphone: (await navigator.permissions.query({ name: 'microphone' as PermissionName })).state,
      location: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : error.message),
        ),
      ),
    }));
    expect(found).toEqual({ notifications: 'denied', microphone: 'denied', location: 'denied' });
  });
});

describe('app://', () => {
  test.each([
    ['a path upwards, which the browser itself cuts short', 'app://nandrite/../../package.json', 404],
    ['an encoded path upwards', 'app://nandrite/%2e%2e/%2e%2e/package.json', 404],
    ['an encoded slash', 'app://nandrite/..%2f..%2fpackage.json', 403],
    ['a backslash', 'app://nandrite/..%5c..%5cpackage.json', 403],
    ['another host', 'app://elsewhere/index.html', null],
    ['its own page', 'app://nandrite/index.html', 200],
  ])('answers %s', async (_name, address, expected) => {
    const status = await launched.page.evaluate(
      (url) =>
        fetch(url).then(
          (response) => response.status,
          () => null,
        ),
      address,
    );
    expect(status).toBe(expected);
  });
});

describe('the desktop', () => {
  test.each([
    ['saveFile', [{ path: 7, suggestedName: 'x', text: 'y' }], /saveFile was refused: arguments\[0\]\.path/],
    ['saveFile', [], /saveFile was refused/],
    ['openRecent', ['/etc/pass\0wd'], /openRecent was refused: arguments\[0\]: a path without NUL/],
    ['setDocument', [{ name: 'x', unsaved: 'yes' }], /setDocument was refused: arguments\[0\]\.unsaved/],
    ['setAtStake', ['x'.repeat(2000)], /setAtStake was refused: arguments\[0\]/],
    ['exportFile', [{ suggestedName: 'x', texts: { exe: 'y' } }], /exportFile was refused/],
    ['openExternal', ['file:///etc/passwd'], /is not on Nandrite’s list of allowed pages/],
  ])('refuses bad arguments of %s', async (name, values, reason) => {
    expect(await ask(name, values)).toMatch(reason);
  });

  test('neither writes nor reads a file that the user has not chosen', async () => {
    const saved = await ask('saveFile', [{ path: '/etc/hostname', suggestedName: '', text: 'x' }]);
    const read = await ask('openRecent', ['/etc/hostname']);
    expect([saved, read]).toEqual([refusal, refusal]);
  });

  test('answers no page of another origin', async () => {
    const outcome = await launched.app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload } });
      await stranger.loadURL('data:text/html,<p>stranger</p>');
      const script = 'nandrite.recentFiles().then(() => "answered", (error) => error.message)';
      const answer = (await stranger.webContents.executeJavaScript(script)) as string;
      stranger.destroy();
      return answer;
    });
    expect(outcome).toMatch(/recentFiles was refused: it came from the page data:text\/html/);
  });

  test('shows no frame inside the page', async () => {
    const directive = await launched.page.evaluate(async () => {
      const blocked = new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        }),
      );
      const frame = document.createElement('iframe');
      frame.src = 'app://nandrite/index.html';
      document.body.append(frame);
      const found = await blocked;
      frame.remove();
      return found;
    });
    expect(directive).toBe('frame-src');
  });
});

const refusal = JSON.stringify({
  ok: false,
  issue: {
    path: '/etc/hostname',
    message: '/etc/hostname is out of reach: you have not chosen this file in Nandrite.',
    expected: 'Choose it with Open… or Save As….',
  },
});

/** The answer as JSON, or the message of the error. */
function ask(name: string, values: readonly unknown[]): Promise<string> {
  return launched.page.evaluate(
    ([request, list]) => {
      const desktop = (window as unknown as { nandrite: Record<string, (...values: unknown[]) => Promise<unknown>> })
        .nandrite;
      return desktop[request]?.(...list).then(
        (answer) => JSON.stringify(answer),
        (error: unknown) => (error as Error).message,
      );
    },
    [name, [...values]] as [string, unknown[]],
  ) as Promise<string>;
}

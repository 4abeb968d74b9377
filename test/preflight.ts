import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian packages of the browser tests, of a real Electron under a virtual display, and of Python that checks exported files. */
const packages = [
  'chromium',
  'fonts-liberation',
  'libasound2',
  'libgbm1',
  'libgtk-3-0',
  'libnss3',
  'libxss1',
  'python3',
  'python3-onnx',
  'xauth',
  'xvfb',
] as const;

/**
 * Makes sure that nothing a test needs is missing: installs it as root, else says how.
 * Returns what stands in the way, or null.
 */
export function preflight(): string | null {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return null;
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return null;
  const install = `apt-get install --yes --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    return `The tests need Debian packages that are missing. Install them and run the tests again:\n\n  sudo ${install}\n`;
  }
  console.log(`Installing what the tests need: ${missing.join(', ')}`);
  const result = spawnSync('sh', ['-c', `apt-get update -qq && ${install} -qq`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return result.status === 0 ? null : `apt-get failed (exit ${result.status}). Try by hand:\n\n  ${install}\n`;
}

function isInstalled(name: string): boolean {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' });
  return query.stdout.includes('install ok installed');
}

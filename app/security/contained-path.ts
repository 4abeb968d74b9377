import { resolve, sep } from 'node:path';

/**
 * The file below `root` that the path of an address names, or null when it leaves `root` in any spelling: `..`, `%2e%2e`,
 * backslashes, NUL, or a `%` that decodes to nothing. It decodes once, as a browser does, so `%252e` is a plain name.
 */
export function containedPath(root: string, pathname: string): string | null {
  const decoded = decode(pathname);
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null;
  const segments = decoded.split('/').filter((segment) => segment !== '');
  if (segments.includes('..')) return null;
  const folder = resolve(root);
  const file = resolve(folder, ...segments);
  return file === folder || file.startsWith(folder + sep) ? file : null;
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** Electron checklist 15: only these pages are handed to the user's browser. */
export const documentationUrl = 'https://github.com/nandrite/nandrite#readme';

/** Host → how its paths must begin. DOIs and PubMed carry the references that models and examples cite. */
const allowedPages: Readonly<Record<string, string>> = {
  'github.com': '/nandrite/',
  'doi.org': '/10.',
  'pubmed.ncbi.nlm.nih.gov': '/',
};

/** True for an https address of the allow-list, without a user name or a port of its own. */
export function isAllowedLink(address: string): boolean {
  const url = parseAddress(address);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '')
    return false;
  const prefix = Object.hasOwn(allowedPages, url.hostname) ? allowedPages[url.hostname] : undefined;
  return prefix !== undefined && url.pathname.startsWith(prefix);
}

/** Electron 25 has no `URL.canParse`. */
function parseAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

import { expect, test } from 'vitest';
import { containedPath } from '../../../app/security/contained-path.ts';
import { isAllowedLink } from '../../../app/security/external-links.ts';
import { isOwnAddress } from '../../../app/security/navigation.ts';
import { isAllowedPermission } from '../../../app/security/permissions.ts';
import { isTrustedSender } from '../../../app/security/sender.ts';
import { webPreferences } from '../../../app/security/web-preferences.ts';

const origins = ['app://nandrite'];

test.each([
  ['/index.html', '/app/index.html'],
  ['/assets/a%20b.js', '/app/assets/a b.js'],
  ['//etc/passwd', '/app/etc/passwd'],
  ['/%252e%252e/x', '/app/%2e%2e/x'],
  ['/..', null],
  ['/../app-secrets/x', null],
  ['/a/../../x', null],
  ['/%2e%2e/x', null],
  ['/%2E./x', null],
  ['/..%2fx', null],
  ['/..%5cx', null],
  ['/x%00.html', null],
  ['/%', null],
])('the path %s leads to %s', (pathname, expected) => {
  expect(containedPath('/app', pathname)).toBe(expected);
});

test.each([
  ['app://nandrite/index.html', true],
  ['app://nandrite.evil/index.html', false],
  ['app://evil/nandrite', false],
  ['https://nandrite/', false],
  ['file:///index.html', false],
  ['javascript:alert(1)', false],
  ['', false],
])('the address %s is our own: %s', (address, expected) => {
  expect(isOwnAddress(address, origins)).toBe(expected);
});

test('only the main frame of our own page is trusted', () => {
  expect(isTrustedSender({ url: 'app://nandrite/', isMainFrame: true }, origins)).toBe(true);
  expect(isTrustedSender({ url: 'app://nandrite/', isMainFrame: false }, origins)).toBe(false);
  expect(isTrustedSender({ url: 'https://example.com/', isMainFrame: true }, origins)).toBe(false);
});

test.each([
  ['https://github.com/nandrite/nandrite#readme', true],
  ['https://doi.org/10.1007/BF02478259', true],
  ['http://doi.org/10.1007/BF02478259', false],
  ['https://doi.org:8443/10.1007/BF02478259', false],
  ['https://doi.org@evil.example/10.1', false],
  ['https://user:secret@doi.org/10.1', false],
  ['https://github.com/nandrite-evil/x', false],
  ['https://evil.example/doi.org/10.1', false],
  ['https://constructor/', false],
  ['file:///etc/passwd', false],
  ['not an address', false],
])('the link %s may be opened: %s', (address, expected) => {
  expect(isAllowedLink(address)).toBe(expected);
});

test('only copying is permitted', () => {
  const asked = ['media', 'geolocation', 'notifications', 'clipboard-read', 'clipboard-sanitized-write', 'midi', 'usb'];
  expect(asked.filter(isAllowedPermission)).toEqual(['clipboard-sanitized-write']);
});

test('the page is sandboxed and isolated, without Node', () => {
  expect(webPreferences('/preload.cjs')).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
  });
});

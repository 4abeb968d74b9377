import { expect, test } from 'vitest';
import { planStart } from '../../../app/launch/plan.ts';
import type { Circumstances } from '../../../app/launch/plan.ts';

const linux: Circumstances = {
  platform: 'linux',
  environment: { DISPLAY: ':0' },
  isRoot: false,
  workingFolder: '/project',
  values: [],
};

test('opens a window where there is a display', () => {
  expect(planStart(linux)).toEqual({ kind: 'window', values: [], notices: [] });
  const wayland = { ...linux, environment: { WAYLAND_DISPLAY: 'wayland-0' } };
  expect(planStart(wayland).kind).toBe('window');
  expect(planStart({ ...linux, platform: 'darwin', environment: {} }).kind).toBe('window');
});

test('without a display it serves the browser and says why', () => {
  expect(planStart({ ...linux, environment: { DISPLAY: '' } })).toEqual({
    kind: 'browser',
    reason: 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)',
  });
});

test('the sandbox is switched off for root on Linux only, and that is said', () => {
  const root = planStart({ ...linux, isRoot: true });
  expect(root).toMatchObject({ kind: 'window', values: ['--no-sandbox'] });
  expect(root.kind === 'window' && root.notices.length).toBe(1);
  expect(planStart({ ...linux, platform: 'darwin', isRoot: true })).toMatchObject({ values: [] });
});

test('a file is meant as seen from where the user was', () => {
  const environment = { DISPLAY: ':0', INIT_CWD: '/home/ada' };
  const plan = planStart({ ...linux, environment, values: ['nand.network.json', '--force-dark-mode'] });
  expect(plan).toMatchObject({ values: ['/home/ada/nand.network.json', '--force-dark-mode'] });
});

import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import { mount } from 'svelte';
import type { Desktop } from '../app/ipc/contract.ts';
import App from './App.svelte';
import './app.css';
import { createBrowserDesktop } from './state/browser-desktop.ts';
import { Lab } from './state/lab.svelte.ts';
import { createEngineClient } from './worker/client.ts';

const exposed = (window as { nandrite?: Desktop }).nandrite;
const start = (name: string) =>
  createEngineClient(new Worker(new URL('./worker/entry.ts', import.meta.url), { type: 'module', name }));
const lab = new Lab(
  exposed ?? createBrowserDesktop(),
  start('simulation'),
  () => start('training'),
  () => start('helper'),
  () => start('comparison'),
);

mount(App, { target: document.querySelector('#app')!, props: { lab } });

import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import type { Network } from '../../../engine/network/types.ts';
import { createTestLab } from '../support/lab.ts';
import Frame from './Frame.svelte';

/** Renders a view on the state of a whole window, with a network open and loaded. */
export async function renderView(view: Component, network: Network) {
  const all = createTestLab();
  await all.lab.files.openNetwork(network);
  await all.lab.session.follow(network);
  const screen = render(Frame, { props: { lab: all.lab, view } });
  return { ...all, screen };
}

import { tick } from 'svelte';
import type { Lab } from '../../../state/lab.svelte.ts';

/** Two sources with one cause: what a rate model takes for chance. */
export const sharedCause = 'shared-cause';

/** Opens an example, and stays here: another circuit is shown in the build view by itself. */
export async function compareExample(lab: Lab, id: string): Promise<void> {
  const example = lab.examples.find((each) => each.id === id);
  if (!example) return;
  await lab.files.openNetwork(example.network);
  await tick();
  lab.show('compare');
}

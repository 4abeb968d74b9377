import { describe, expect, it } from 'vitest';
import { OpenDocument } from '../../../renderer/state/document.svelte.ts';
import { ModelsPanel } from '../../../renderer/state/models-panel.svelte.ts';
import type { EngineClient } from '../../../renderer/worker/client.ts';
import { example } from '../support/networks.ts';

/** A worker that is busy for ever, as while it carries a circuit over. */
function busyPanel() {
  const terminated: number[] = [];
  let started = 0;
  const start = (): EngineClient => {
    const id = ++started;
    return {
      call: () => new Promise(() => undefined),
      on: () => () => undefined,
      terminate: () => terminated.push(id),
    };
  };
  const document = new OpenDocument();
  document.open(example('nand'), { path: null, name: 'NAND' });
  return { panel: new ModelsPanel(document, start), terminated, started: () => started };
}

describe('a comparison whose worker is busy', () => {
  it('starts its worker with the first run, ends it at once, and starts another one after', () => {
    const { panel, terminated, started } = busyPanel();
    expect(started()).toBe(0);
    void panel.run();
    expect([panel.running, started()]).toEqual([true, 1]);
    panel.cancel();
    expect([panel.running, panel.cancelled, panel.found, terminated]).toEqual([false, true, null, [1]]);
    void panel.run();
    expect([panel.running, panel.cancelled, started()]).toEqual([true, false, 2]);
  });

  it('is ended with the circuit, whose choices go with it', () => {
    const { panel, terminated } = busyPanel();
    panel.choose({ models: ['lif', 'relu'], seed: 4 });
    void panel.run();
    panel.clear();
    expect([panel.running, terminated, panel.choices.seed]).toEqual([false, [1], null]);
    expect(panel.choices.models).toContain('as-drawn');
  });
});

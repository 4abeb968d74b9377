import { describe, expect, it } from 'vitest';
import type { Run } from '../../../engine/runs/types.ts';
import { setStimulus, setWeight } from '../../../renderer/state/edits.ts';
import { createTestLab } from '../support/lab.ts';
import { firingLif } from '../support/lif.ts';
import { example, network } from '../support/networks.ts';

async function sessionOf(opened = firingLif()) {
  const { lab } = createTestLab();
  const { session, client } = lab;
  await session.follow(opened);
  const run = async () => JSON.parse((await client.call('finish', null)).json) as Run;
  return { session, client, opened, run };
}

describe('a session', () => {
  it('goes on with another level of a stimulus, which the run remembers', async () => {
    const { session, opened, run } = await sessionOf();
    await session.stepOnce(100);
    await session.follow(setStimulus(opened, 'I', { value: 300 }));
    expect(session.step).toBe(100);
    await session.stepOnce(1);
    expect((await run()).interventions).toEqual([{ kind: 'level', stimulus: 'I', value: 300, step: 100 }]);
    expect(session.issue).toBeNull();
  });

  it('keeps what was changed when it goes back to step 0: the run begins with it', async () => {
    const { session, opened, run } = await sessionOf();
    const edited = setWeight(setStimulus(opened, 'I', { value: 300 }), 'w', 2);
    await session.stepOnce(100);
    await session.follow(edited);
    await session.reset();
    expect(session.step).toBe(0);
    await session.stepOnce(500);
    const { network: ran, interventions, spikes } = await run();
    expect([ran.stimuli[0], ran.connections[0]?.weight, interventions]).toEqual([edited.stimuli[0], 2, []]);
    const fresh = await sessionOf(edited);
    await fresh.session.stepOnce(500);
    expect(spikes).toEqual((await fresh.run()).spikes);
  });

  it('paces a circuit in time by what its probes need, unless the user has chosen', async () => {
    const { session } = await sessionOf(example('nand'));
    expect(session.pace).toBe(2);
    await session.follow(firingLif());
    expect(session.pace).toBe(500);
    await session.follow(example('stdp'));
    expect(session.pace).toBe(5000);
    await session.follow(example('nand'));
    expect(session.pace).toBe(2);
    await session.setPace(10_000);
    await session.follow(network({ populations: [{ id: 'n', model: 'lif' }] }));
    expect(session.pace).toBe(10_000);
  });
});

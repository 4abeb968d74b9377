import { describe, expect, it } from 'vitest';
import type { Run } from '../../../engine/runs/types.ts';
import { reproduceRun } from '../../../engine/runs/reproduce.ts';
import { addItem } from '../../../renderer/state/add-item.ts';
import { renamePart } from '../../../renderer/state/rename.ts';
import { setStimulus, setWeight, toggleTrace } from '../../../renderer/state/edits.ts';
import { createTestLab } from '../support/lab.ts';
import { firingLif } from '../support/lif.ts';
import { example, network } from '../support/networks.ts';

async function sessionOf(opened = firingLif()) {
  const { lab, engine } = createTestLab();
  const { session, client } = lab;
  await session.follow(opened);
  const run = async () => JSON.parse((await client.call('finish', null)).json) as Run;
  return { session, client, opened, run, engine };
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

  it('traces another variable while it plays, from the step at which that was asked for', async () => {
    const { session, opened, run, engine } = await sessionOf();
    await session.play();
    await engine.pass(500);
    await session.pause();
    const { step } = session;
    void session.play();
    await session.follow(toggleTrace(opened, 'n', 'y'));
    expect([session.playing, step > 0]).toEqual([true, true]);
    await engine.pass(500);
    await session.pause();
    expect(session.step).toBeGreaterThan(step);
    const recorded = await run();
    expect(recorded.traces.find(({ probe }) => probe === 'n_y')?.completeFrom).toBe(step);
    expect(reproduceRun(recorded).identical).toBe(true);
  });

  it('goes on when an input is renamed, which every message then calls by its new name', async () => {
    const nand = example('nand');
    const { session, client, run, opened } = await sessionOf(nand);
    await session.toggle('a');
    await session.stepOnce(3);
    const { loaded } = session;
    await session.follow(renamePart(opened, [], 'a', 'left'));
    expect([session.step, session.loaded, session.levels.get('left')]).toEqual([3, loaded, 1]);
    expect(session.sources.map(([id]) => id)).toEqual(['nand', 'left', 'b']);
    await session.toggle('left');
    await session.stepOnce(2);
    const readout = await client.call('inspect', { population: 'nand', neuron: 0 });
    expect(readout?.inputs.map(({ source, x }) => [source, x])).toEqual([
      ['left', 0],
      ['b', 0],
    ]);
    const plot = await client.call('plot', { from: 0, to: 9, maxSpikes: 9, maxSamples: 9 });
    expect(plot.bands.map(({ target }) => target)).toContain('left');
    const why = await client.call('why', { population: 'nand', neuron: 0, step: 4, depth: 1 });
    const causes = why.ok && why.answer.kind === 'caused' ? Object.values(why.answer.graph.causes) : [];
    expect(causes.flatMap(({ contributions }) => contributions.map(({ origin }) => origin))).toContainEqual(
      expect.objectContaining({ stimulus: 'left' }),
    );
    // The run keeps the name that it began with, and so its sums; undone, the input has it again.
    expect((await run()).interventions.map((one) => one.kind === 'level' && one.stimulus)).toEqual(['a', 'a']);
    expect(reproduceRun(await run()).identical).toBe(true);
    await session.follow(opened);
    expect([session.step, session.levels.get('a')]).toEqual([5, 0]);
  });

  it('begins a run with the names that inputs have', async () => {
    const nand = example('nand');
    const { session, run } = await sessionOf(nand);
    const renamed = renamePart(nand, [], 'a', 'left');
    await session.toggle('a');
    await session.follow(renamed);
    await session.stepOnce(1);
    expect((await run()).network.stimuli.map(({ id }) => id)).toEqual(['left', 'b']);
    await session.follow(nand);
    await session.reset();
    await session.stepOnce(1);
    expect((await run()).network.stimuli.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(session.levels.get('a')).toBe(1);
  });

  it('plays on from step 0 when it played while the circuit was rebuilt, and stands still when it stood', async () => {
    const { session, opened, engine } = await sessionOf();
    await session.stepOnce(100);
    const more = addItem(opened, { kind: 'neuron', model: 'lif' }, { x: 0, y: 0 }).network;
    await session.follow(more);
    expect([session.playing, session.step]).toEqual([false, 0]);
    await session.play();
    await engine.pass(500);
    await session.follow(opened);
    expect([session.playing, session.step]).toEqual([true, 0]);
    await engine.pass(300);
    await session.pause();
    expect(session.step).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { compareModels } from '../../../engine/compare/comparison.ts';
import type { ComparisonResult } from '../../../engine/compare/types.ts';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import { nand, networkOf } from '../../engine/support/networks.ts';
import { example, nandrite, nandriteWith, useFolder } from './support.ts';

const folder = useFolder();

describe('compare', () => {
  const models = 'mcculloch-pitts,logistic,stochastic-binary,lif';

  it('prints what was mapped, rates, outputs, differences and convergence', async () => {
    const { code, stdout, stderr } = await nandrite(
      'compare',
      example('nand'),
      '--models',
      models,
      '--duration',
      '1000',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('seed 7, 1000 of 1000 ms\n');
    expect(stdout).toContain('lif: same threshold (threshold), step 0.1 ms\n');
    expect(stdout).toContain('! probes.z_nand.variable: "z" has no counterpart; it records v\n');
    // σ(1.5) = 0.8176.
    expect(stdout).toMatch(/logistic {11}nand +– +0\.8176 +–\n/);
    expect(stdout).toMatch(/mcculloch-pitts {4}y +1 +1 \[0\.9962, 1\] +1000 +0\n/);
    expect(stdout).toContain('stochastic-binary, nand[0]: counts against the rate value 0.8176 spikes/step');
    expect(stdout).toContain('leaves the law from');
  });

  it('gives machines the numbers that the engine gives the window', async () => {
    const path = await folder.write('nand.network.json', serializeNetwork(nand(0, 1)));
    const words = [
      '--models',
      'as-drawn,stochastic-binary',
      '--duration',
      '600',
      '--seed',
      '5',
      '--window',
      '50',
      '--json',
    ];
    const { code, stdout } = await nandrite('compare', path, ...words);
    const found = JSON.parse(stdout) as ComparisonResult;
    expect(code).toBe(0);
    const started = compareModels(nand(0, 1), {
      models: ['as-drawn', 'stochastic-binary'],
      duration: 600,
      seed: 5,
      windows: [50],
    });
    if (!started.ok) throw new Error('expected a comparison');
    started.value.advance(Infinity);
    const expected = started.value.result();
    expect(found.models.map(({ id, rates }) => ({ id, rates }))).toEqual(
      expected.models.map(({ id, rates }) => ({ id, rates })),
    );
    expect(found.differences[0]!.rates).toEqual(expected.differences[0]!.rates);
    expect(found.models[1]!.convergence).toEqual(expected.models[1]!.convergence);
    expect(found.models[0]).not.toHaveProperty('traces');
    const traced = JSON.parse((await nandrite('compare', path, ...words, '--traces')).stdout) as ComparisonResult;
    expect(traced.models[0]!.traces[0]!.values).toEqual([...expected.models[0]!.traces[0]!.values]);
    expect(traced.times).toHaveLength(600);
  });

  it('names a cause that two inputs share', async () => {
    const { stdout } = await nandrite('compare', example('shared-cause'), '--models', 'as-drawn');
    expect(stdout).toContain(
      'left and right at shared are not independent: correlation 1, chance below 1e-12, common source cause',
    );
  });

  it('sets numbers in place of those of the rule', async () => {
    const words = [
      '--set',
      'lif.gain=300',
      '--set',
      'lif.nand.tau_m=10',
      '--set',
      'lif.a_to_nand=-5',
      '--duration',
      '100',
    ];
    const { stdout } = await nandrite('compare', example('nand'), '--models', 'as-drawn,lif', ...words, '--json');
    const [, lif] = (JSON.parse(stdout) as ComparisonResult).models;
    expect(lif!.mapping.populations[0]).toMatchObject({ input: { gain: 300 } });
    expect(lif!.mapping.populations[0]!.set.at(-1)).toEqual({ symbol: 'tau_m', value: 10, unit: 'ms' });
  });

  it('exits with 1 where a model cannot go on, and says where', async () => {
    const runaway = networkOf({
      populations: [{ id: 'n', model: 'relu', parameters: { b: 1 } }],
      connections: [{ source: 'n', target: 'n', weight: 1e12 }],
    });
    const path = await folder.write('runaway.network.json', serializeNetwork(runaway));
    const { code, stderr } = await nandrite('compare', path, '--models', 'relu,step', '--duration', '100');
    expect(code).toBe(1);
    expect(stderr).toContain('nandrite: relu stopped: z of n became Infinity at step');
  });

  it.each([
    [[], '--models: is missing; expected two or more ids after commas, such as as-drawn,logistic,lif'],
    [['--models', 'lif,mcculloch-pits'], 'models[1]: there is no model "mcculloch-pits"'],
    [['--models', 'lif', '--rule', 'x'], '--rule: found "x"; expected same or threshold or rate'],
    [['--models', 'lif', '--window', '0'], '--window: found "0"; expected a time in ms above 0'],
    [['--models', 'lif', '--window', '9000'], 'windows[0]: found 9000'],
    [['--models', 'lif', '--set', 'gain'], '--set: found "gain"; expected a number as MODEL.NAME=VALUE'],
    [['--models', 'lif', '--set', 'lif.gian=2'], '--set: there is no number or connection "gian"'],
    [['--models', 'lif', '--set', 'lif.nand.tau=2'], '--set: there is no parameter of lif "tau"'],
    [['--models', 'lif', '--set', 'lif.tau=-2'], '--set: found tau -2; expected a number above 0'],
    [
      ['--models', 'lif', '--set', 'lif.nand.tau_m=-1'],
      'overrides.lif.nand.tau_m: found -1; expected a value from 0.1',
    ],
    [['--models', 'lif', '--traces'], '--traces: is given without --json'],
    [['--models', 'lif', '--set', 'hh.gain=2'], 'overrides.hh: "hh" is not compared'],
    [['--models', 'softmax', '--rule', 'rate'], 'models.softmax: the output of "softmax" does not follow'],
  ])('exits with 2 for %j', async (words, message) => {
    const { code, stdout, stderr } = await nandrite('compare', example('nand'), ...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('stops at Ctrl+C with what all models have done, and exits with 1', async () => {
    const words = ['compare', example('nand'), '--models', 'as-drawn,logistic', '--duration', '100000'];
    const { code, stdout, stderr } = await nandriteWith({ signal: AbortSignal.abort() }, ...words);
    expect(code).toBe(1);
    expect(stdout).toContain('logistic');
    expect(stderr).toMatch(/^nandrite: interrupted after \d+ of 100000 ms\n$/);
  });
});

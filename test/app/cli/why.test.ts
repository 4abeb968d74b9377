import { describe, expect, it } from 'vitest';
import { example, nandrite } from './support.ts';

describe('nandrite why', () => {
  it('explains the last spike of a gate in words', async () => {
    const { code, stdout } = await nandrite('why', example('nand'), '--neuron', 'nand', '--steps', '20');
    expect(code).toBe(0);
    expect(stdout).toContain('NAND fired at step 19: z was 1.5, 1.5 above its threshold 0.');
    expect(stdout).toContain('Silent were a, b, which would have opposed it.');
  });

  it('has the graph as JSON, as deep as asked', async () => {
    const words = ['why', example('synfire-chain'), '--neuron', 'layer3:4', '--duration', '100', '--json'];
    const { code, stdout } = await nandrite(...words, '--depth', '1');
    expect(code).toBe(0);
    const shallow = JSON.parse(stdout);
    expect(shallow).toMatchObject({ population: 'layer3', neuron: 4, fired: true });
    expect(Object.keys(shallow.causes)).toEqual([shallow.root]);
    const deep = JSON.parse((await nandrite(...words, '--depth', '2')).stdout);
    const origins = deep.causes[deep.root].contributions.map(
      ({ origin }: { origin: { population: string } }) => origin.population,
    );
    expect(new Set(origins)).toEqual(new Set(['layer2']));
    expect(Object.keys(deep.causes)).toHaveLength(1 + origins.length);
  });

  it('exits with 1 where it did not fire, and says when it did', async () => {
    const never = await nandrite('why', example('and'), '--neuron', 'and', '--steps', '10');
    expect(never.code).toBe(1);
    expect(never.stdout).toMatch(/did not fire in 10 steps/);
    const other = await nandrite(
      'why',
      example('synfire-chain'),
      '--neuron',
      'layer3:4',
      '--time',
      '20',
      '--duration',
      '100',
    );
    expect(other.code).toBe(1);
    expect(other.stdout).toBe('layer 3[4] did not fire at 20 ms. It fired 1 time: 69.4 ms.\n');
  });

  it.each([
    [['--neuron', 'nnad'], /no population "nnad"; expected one of nand; did you mean nand\?/],
    [['--neuron', 'nand:1'], /found "nand:1"; expected nand:0 to nand:0/],
    [[], /--neuron: is missing/],
    [['--neuron', 'nand', '--step', '3', '--time', '3'], /--time: is given besides --step/],
    [['--neuron', 'nand', '--step', '2000'], /found step 2000 of a run of 1000/],
    [['--neuron', 'nand', '--depth', '0'], /--depth: found "0"/],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await nandrite('why', example('nand'), ...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

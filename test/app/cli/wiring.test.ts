import { describe, expect, it } from 'vitest';
import { example, nandrite, nandriteWith } from './support.ts';

describe('nandrite wiring', () => {
  it('prints the measures of a circuit and of one population', async () => {
    const whole = await nandrite('wiring', example('synfire-chain'), '--random', '2');
    expect(whole.code).toBe(0);
    // 8 layers of 40 or more neurons that feed forward: nobody reaches back.
    expect(whole.stdout).toMatch(/reciprocity +0\n/);
    expect(whole.stdout).toMatch(/strong components +\d+, the largest of 1 neuron\n/);
    expect(whole.stdout).toContain('Random: 2 graphs with the same in- and out-degrees.');
    const layer = await nandrite('wiring', example('synfire-chain'), '--population', 'layer2', '--random', '0');
    expect(layer.stdout).toMatch(/joined pairs +0\n/);
  });

  it('counts what comes from inputs apart', async () => {
    const { stdout } = await nandrite('wiring', example('nand'), '--random', '0');
    expect(stdout).toContain('0; 2 more from elsewhere, as from inputs, not measured\n');
  });

  it('has everything as JSON', async () => {
    const { code, stdout } = await nandrite('wiring', example('sr-latch'), '--random', '0', '--json');
    expect(code).toBe(0);
    const measures = JSON.parse(stdout);
    expect(measures).toMatchObject({ neurons: 2, randoms: 0, smallWorld: null });
    expect(measures.outDegrees.histogram.reduce((sum: number, count: number) => sum + count, 0)).toBe(2);
    expect(Object.keys(measures.triads)).toHaveLength(13);
  });

  it('keeps what there is when interrupted', async () => {
    const { code, stdout, stderr } = await nandriteWith(
      { signal: AbortSignal.abort() },
      ...['wiring', example('balanced-network'), '--random', '1000'],
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/interrupted after \d+ of 1001 graphs/);
    expect(stdout === '' || stdout.includes('clustering')).toBe(true);
  });

  it.each([
    [['--population', 'q'], /no population "q"; expected one of nand/],
    [['--random', '-1'], /--random: found "-1"/],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await nandrite('wiring', example('nand'), ...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

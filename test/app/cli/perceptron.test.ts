import { describe, expect, it } from 'vitest';
import { nandrite, nandriteWith } from './support.ts';

describe('perceptron', () => {
  it('makes the eleven mistakes on AND that are made by hand, of at most 51', async () => {
    const { code, stdout } = await nandrite('perceptron', '--data', 'and');
    expect(code).toBe(0);
    expect(stdout).toContain('right about all rows after 2 passes over 40 rows; 11 mistakes of at most 51\n');
    // R² = 1 + 1 + 1; γ of AND is 1/√17, that of the plane 2a + 2b = 3.
    expect(stdout).toContain('R = 1.732');
    expect(stdout).toContain('γ = 0.2425');
  });

  it('proves of XOR that no neuron parts it, and exits with 1', async () => {
    const { code, stdout } = await nandrite('perceptron', '--data', 'xor', '--epochs', '5');
    expect(code).toBe(1);
    expect(stdout).toContain('wrong about 20 rows after 5 passes');
    expect(stdout).toContain('(0, 1) must be on: w(b) ≥ θ');
    expect(stdout).toContain('the same sum cannot be both.');
  });

  it('gives machines the same, with weights by name that are right', async () => {
    const words = ['perceptron', '--data', 'iris', '--classes', 'setosa=s; versicolor,virginica=other', '--json'];
    const { code, stdout } = await nandrite(...words);
    expect(code).toBe(0);
    const answer = JSON.parse(stdout) as {
      mistakes: number;
      bound: { mistakes: number };
      mistakesByEpoch: number[];
      weights: Record<string, number>;
      bias: number;
    };
    expect(answer).toMatchObject({ converged: true, wrong: 0, separability: 'separable', proof: [], rows: 150 });
    expect(answer.mistakes).toBeLessThanOrEqual(answer.bound.mistakes);
    expect(answer.mistakesByEpoch.reduce((sum, each) => sum + each, 0)).toBe(answer.mistakes);
    // Means of setosa and of versicolor (Fisher 1936).
    const net = (...x: number[]): number =>
      Object.values(answer.weights).reduce((sum, weight, k) => sum + weight * x[k]!, answer.bias);
    expect(net(5.006, 3.428, 1.462, 0.246)).toBeLessThan(0);
    expect(net(5.936, 2.77, 4.26, 1.326)).toBeGreaterThan(0);
  });

  it('learns in batches, in a seeded order, and stops on Ctrl+C', async () => {
    const batch = await nandrite('perceptron', '--data', 'or', '--mode', 'batch', '--json');
    expect(JSON.parse(batch.stdout)).toMatchObject({ converged: true, wrong: 0 });
    const seeded = async (seed: string) =>
      (await nandrite('perceptron', '--data', 'or', '--order', 'seeded', '--seed', seed, '--json')).stdout;
    expect(await seeded('3')).toBe(await seeded('3'));
    expect(await seeded('3')).not.toBe(await seeded('4'));
    const words = ['perceptron', '--data', 'xor', '--epochs', '100000000'];
    const stopped = await nandriteWith({ signal: AbortSignal.abort() }, ...words);
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toMatch(/^nandrite: interrupted after \d+ steps\n$/);
  });

  it.each([
    [['--data', 'iris'], '--target: "species" has 3 classes; expected two classes; --classes'],
    [['--data', 'linear'], '--target: "y" has quantities; expected two classes'],
    [['--data', 'and', '--rate', '0'], '--rate: found "0"'],
    [['--data', 'and', '--mode', 'bacth'], 'did you mean batch?'],
    [['--data', 'and', '--scale-target'], '--scale-target'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await nandrite('perceptron', ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

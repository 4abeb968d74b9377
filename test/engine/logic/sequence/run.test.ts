import { describe, expect, it } from 'vitest';
import { checkSequence } from '../../../../engine/logic/sequence/check.ts';
import { recordSequence } from '../../../../engine/logic/sequence/record.ts';
import { parseSequence } from '../../../../engine/logic/sequence/parse.ts';
import { createSequenceRun } from '../../../../engine/logic/sequence/run.ts';
import type { Sequence, SequenceOptions, SequenceReport } from '../../../../engine/logic/sequence/types.ts';
import type { Network } from '../../../../engine/network/types.ts';
import { flattenNetwork } from '../../../../engine/network/flatten.ts';
import { example } from '../../examples/support.ts';
import { around, latch, nor } from '../../support/chips.ts';
import { networkOf, single } from '../../support/networks.ts';
import { counter, dLatch, toggleFlipFlop } from './circuits.ts';

function read(text: string, network: Network): Sequence {
  const parsed = parseSequence(text, network);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return parsed.value;
}

function run(network: Network, text: string, options: SequenceOptions = {}): SequenceReport {
  const running = createSequenceRun(network, read(text, network), options);
  expect(running.advance(Infinity)).toBe(true);
  return running.report();
}

const latchTest = `
hold s r | q nq
3    0 0 | 0 1
3    1 0 | 1 0   # set
50   0 0 | 1 0   # hold
3    0 1 | 0 1   # reset
50   0 0 | 0 1   # hold
5    1 1 | 0 1   # r wins
`;

describe('circuits that remember', () => {
  it('an SR latch is set, holds, is reset, holds', () => {
    const report = run(example('sr-latch'), latchTest);
    expect(report).toMatchObject({ pass: true, firstFailure: null, trials: 1, trialsRun: 1 });
    expect(report.summary).toBe('All 6 vectors are right.');
    // An input acts one step after it is set, on nq through q two steps after.
    expect(report.vectors.map(({ latency }) => latency)).toEqual([0, 2, 0, 2, 0, 0]);
    expect(report.vectors.map(({ start }) => start)).toEqual([0, 3, 6, 56, 59, 109]);
  });

  it('a D latch follows while it is enabled, and keeps the last value after', () => {
    const report = run(
      dLatch(),
      `hold: 4
       d en | q
       1 0 | 0   # not enabled
       1 1 | 1
       1 0 | 1
       0 0 | 1   # keeps
       0 1 | 0
       1 0 | 0`,
    );
    expect(report.summary).toBe('All 6 vectors are right.');
    expect(report.vectors.map(({ latency }) => latency)).toEqual([0, 2, 0, 0, 2, 0]);
  });

  it('a toggle flip-flop changes at a pulse as long as its loop; a shorter one splits what it keeps', () => {
    const text = 'hold: 6\nt | q\n0 | 0\n^ | 1\n- | 1\n^ | 0\n^ | 1\n';
    expect(run(toggleFlipFlop(), `pulse: 2\n${text}`).pass).toBe(true);
    // One of the two phases of the loop is 1 and the other 0: q alternates, and is 0 at the sixth step.
    const { firstFailure, vectors } = run(toggleFlipFlop(), text);
    expect(firstFailure).toBe(1);
    expect(vectors[1]!.latency).toBe(5);
  });

  it('a two-bit counter counts to three and begins again', () => {
    const text = 'pulse: 2\nhold,c,q1,q0\n8,0,0,0\n8,^,0,1\n8,^,1,0\n8,,1,0\n8,^,1,1\n8,^,0,0\n8,^,0,1\n';
    expect(run(counter(), text).pass).toBe(true);
    // Its carry never comes: the first count that needs one is two.
    const broken = run(counter(-2.5), text);
    expect(broken).toMatchObject({ pass: false, firstFailure: 2 });
    expect(broken.summary).toBe(
      '3 vectors are wrong, the first: vector 3 (steps 16 to 23, a pulse of c): q1 should be 1 and is 0.',
    );
  });
});

describe('a latch of chips within a chip', () => {
  const drawn = around([nor, latch], latch);
  const text = 'hold s r | out_q out_nq\n4 0 1 | 0 1\n4 0 0 | 0 1\n4 1 0 | 1 0\n50 0 0 | 1 0\n4 0 1 | 0 1\n';

  it('answers as the one that is drawn out, step by step', () => {
    const report = run(drawn, text);
    expect(report.summary).toBe('All 5 vectors are right.');
    // Ports take no time of their own: one NOR follows a step after the input, the other a step after that.
    expect(report.vectors.map(({ latency }) => latency)).toEqual([2, 0, 2, 0, 2]);
    expect(report).toEqual(run(flattenNetwork(drawn), text));
  });

  it('is refused, by its place in the file, for neurons in time', () => {
    const lif = {
      id: 'lif',
      circuit: { populations: [{ id: 'n', model: 'lif' }], probes: [{ kind: 'lamp', id: 'y', target: 'n' }] },
    };
    const network = around([lif], { ...lif, circuit: { stimuli: [], ...lif.circuit } });
    const issues = checkSequence(network, read('hold out_y\n1 1', network));
    expect(issues.map(({ path }) => path)).toEqual(['chipTypes[0].circuit.populations[0].model']);
  });
});

it('what is kept at first is the level in the file, and after a pulse 0', () => {
  const network = example('nand-stochastic');
  const sequence = read(
    'a b | y\n- - | x\n^ - | x\n- 1 | x\n- - | x'.replace('a b', 'hold a b').replaceAll('\n', '\n2 '),
    network,
  );
  const report = createSequenceRun(network, sequence).report();
  expect(report.vectors.map(({ inputs }) => `${inputs.a}${inputs.b}`)).toEqual(['10', '10', '01', '01']);
  expect(report.vectors.map(({ pulses }) => pulses)).toEqual([[], ['a'], [], []]);
});

describe('a random circuit', () => {
  const text = 'hold: 3\na b | y\n0 1 | 1\n1 1 | 0\n1 1 | 1\n';

  it('has the logistic inside every interval, and the sequence the product of three', () => {
    const trials = 4000;
    const { vectors, allRight, pass, firstFailure, summary } = run(example('nand-stochastic'), text, { trials });
    const law = (z: number): number => 1 / (1 + Math.exp(-z));
    const within = (probability: number, expected: number): void => {
      expect(Math.abs(probability - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / trials));
    };
    [3, -3, -3].forEach((z, index) => within(vectors[index]!.outputs.y!.probability!, law(z)));
    within(allRight!.probability, law(3) * law(3) * law(-3));
    expect([pass, firstFailure]).toEqual([false, 2]);
    expect(summary).toContain('vector 3 (steps 6 to 8, a = 1, b = 1): y should be 1 and is so with probability 0.0');
  });

  it('is the same run whatever the size of the slices, and another with another seed', () => {
    const network = example('nand-stochastic');
    const whole = run(network, text, { trials: 50 });
    const running = createSequenceRun(network, read(text, network), { trials: 50 });
    while (!running.advance(7));
    expect(running.report()).toEqual(whole);
    expect(run({ ...network, seed: 8 }, text, { trials: 50 })).not.toEqual(whole);
  });

  it('says that trials were too few where the interval holds one half', () => {
    // A fair coin.
    const network = {
      ...single('stochastic-binary', 0),
      probes: networkOf({
        populations: [{ id: 'n', model: 'stochastic-binary' }],
        probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
      }).probes,
    };
    const { vectors, summary } = run(network, 'hold y\n1 1', { trials: 20 });
    expect(vectors[0]!.outputs.y).toMatchObject({ verdict: 'wrong', undecided: true });
    expect(vectors[0]!.latency).toBe(null);
    expect(summary).toContain('too few trials to tell');
  });
});

describe('a run that ends early', () => {
  it('keeps the vectors so far, and does not pass', () => {
    const network = example('sr-latch');
    const running = createSequenceRun(network, read(latchTest, network));
    expect(running.advance(57)).toBe(false);
    const report = running.report();
    expect(report).toMatchObject({ pass: false, firstFailure: null, trialsRun: 0 });
    expect(report.vectors.map(({ outputs }) => outputs.q!.verdict)).toEqual([
      'right',
      'right',
      'right',
      'not-run',
      'not-run',
      'not-run',
    ]);
    expect(report.summary).toBe('Not finished: 3 vectors not run, so the sequence does not pass.');
    expect(running.progress).toEqual({ stepsRun: 57, stepsTotal: 114 });
  });

  it('names the neuron whose values overflow', () => {
    // y(t + 1) = 1e12 · y(t): above the doubles within some 25 steps.
    const network = networkOf({
      populations: [{ id: 'n', model: 'linear', parameters: { b: 1 } }],
      connections: [{ source: 'n', target: 'n', weight: 1e12 }],
      probes: [{ kind: 'lamp', id: 'y', target: 'n' }],
    });
    const { vectors, pass, summary } = run(network, 'hold y\n5 1\n50 1\n2 1');
    expect(pass).toBe(false);
    expect(vectors.map(({ outputs }) => outputs.y!.verdict)).toEqual(['right', 'wrong', 'wrong']);
    expect(summary).toContain('2 vectors are wrong, from vector 2 (steps 5 to 54) on: ');
  });
});

describe('a sequence made from what a circuit answers', () => {
  it('passes on that circuit, says that it was recorded, and fails on another', () => {
    const network = counter();
    const blank = read('pulse: 2\nhold c | q1 q0\n8 ^ | x x\n8 ^ | x x\n8 ^ | x x', network);
    const running = createSequenceRun(network, blank);
    running.advance(Infinity);
    expect(running.report()).toMatchObject({ pass: null, summary: '3 vectors; nothing is expected of them.' });
    const recorded = recordSequence(blank, running.report());
    expect(recorded.vectors.map(({ expected }) => expected)).toEqual([
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const again = createSequenceRun(network, recorded);
    again.advance(Infinity);
    expect(again.report()).toMatchObject({ pass: true, recorded: true });
    expect(again.report().summary).toContain('recorded from a circuit');
    const broken = createSequenceRun(counter(-2.5), recorded);
    broken.advance(Infinity);
    expect(broken.report()).toMatchObject({ pass: false, firstFailure: 1 });
  });

  it('leaves open what chance decides', () => {
    const network = example('nand-stochastic');
    // With a bias of 12, z is 12 for no input, and 0 for both: a coin.
    const coin = { ...network, populations: [{ ...network.populations[0]!, parameters: { b: 12 } }] };
    const blank = read('hold a b | y\n2 0 0 | x\n2 1 1 | x', coin);
    const running = createSequenceRun(coin, blank, { trials: 100 });
    running.advance(Infinity);
    expect(recordSequence(blank, running.report()).vectors.map(({ expected }) => expected)).toEqual([[1], [null]]);
  });
});

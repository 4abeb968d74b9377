import { describe, expect, it } from 'vitest';
import { findOscillation } from '../../../engine/logic/oscillation/oscillation.ts';
import { createSequenceRun } from '../../../engine/logic/sequence/run.ts';
import type { Sequence } from '../../../engine/logic/sequence/types.ts';
import type { Network } from '../../../engine/network/types.ts';
import { bitsOf, example, exampleSequence, measureExample, sequenceNames } from './support.ts';

it('the circuits that remember or oscillate have a sequence beside them', () => {
  expect([...sequenceNames].sort()).toEqual(['counter-4-bit', 'd-latch', 'ring-oscillator', 'sr-latch']);
});

it.each(sequenceNames)('%s passes its sequence', (name) => {
  const running = createSequenceRun(example(name), exampleSequence(name));
  running.advance(Infinity);
  expect(running.report()).toMatchObject({ pass: true, firstFailure: null, recorded: false, trialsRun: 1 });
});

/** Levels of the inputs and what is expected, a vector each. */
function linesOf({ inputs, outputs, vectors }: Sequence): Record<string, number>[] {
  return vectors.map((vector) =>
    Object.fromEntries([
      ...inputs.map((name, k) => [name, Number(vector.inputs[k])]),
      ...outputs.map((name, k) => [name, Number(vector.expected[k])]),
    ]),
  );
}

describe('what the sequences expect', () => {
  it('of the counter: how often count was switched on since clear, modulo 16', () => {
    let [total, before] = [0, 0];
    for (const { count, clear, q0, q1, q2, q3 } of linesOf(exampleSequence('counter-4-bit'))) {
      if (clear === 1) total = 0;
      else if (count === 1 && before === 0) total++;
      before = count!;
      expect(8 * q3! + 4 * q2! + 2 * q1! + q0!).toBe(total % 16);
    }
  });

  it('of the D latch: d, as it was when en was last on', () => {
    let kept = 0;
    for (const { d, en, q } of linesOf(exampleSequence('d-latch'))) {
      if (en === 1) kept = d!;
      expect(q).toBe(kept);
    }
  });
});

describe('from silence', () => {
  it('the D latch takes d where en is on, and the counter one at most', () => {
    expect(bitsOf(measureExample('d-latch'))).toEqual(['0', '0', '0', '1']);
    expect(bitsOf(measureExample('counter-4-bit'))).toEqual(['0000', '0000', '1000', '0000']);
    for (const name of ['d-latch', 'counter-4-bit']) expect(measureExample(name).pass).toBe(true);
  });
});

describe('ring-oscillator', () => {
  const ring = example('ring-oscillator');

  it('repeats every six steps, twice round three neurons, while it runs', () => {
    expect(findOscillation(ring, { run: 1 })).toMatchObject({
      period: 6,
      feedback: 'negative',
      loopDelay: 3,
      loop: ['n1_to_n2', 'n2_to_n3', 'n3_to_n1'],
    });
    expect(findOscillation(ring, { run: 0 })).toBe(null);
  });

  it('has one row that settles and one that does not', () => {
    const { rows } = measureExample('ring-oscillator');
    expect(rows.map(({ outputs }) => outputs.y!.probability)).toEqual([0, null]);
    expect(rows[1]!.reason).toBe('did not settle in 1,000 steps');
  });

  it('rests with a fourth NOT in it, whose signal comes back as it was', () => {
    const [n3, back] = [ring.populations[2]!, ring.connections.find(({ id }) => id === 'n3_to_n1')!];
    const longer: Network = {
      ...ring,
      populations: [...ring.populations, { ...n3, id: 'n4' }],
      connections: [
        ...ring.connections.filter((each) => each !== back),
        { ...back, id: 'n3_to_n4', target: 'n4' },
        { ...back, id: 'n4_to_n1', source: 'n4' },
      ],
    };
    const before = [{ inputs: { run: 0 as const }, steps: 20 }];
    expect(findOscillation(longer, { run: 1 }, { before })).toBe(null);
  });
});

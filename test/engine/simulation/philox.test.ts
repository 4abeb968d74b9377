import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiplyHigh, philox4x32 } from '../../../engine/simulation/philox.ts';

/** Counter, key and result from `kat_vectors` of Random123 1.14 (philox4x32, 10 rounds). */
const knownAnswers = [
  {
    counter: [0, 0, 0, 0],
    key: [0, 0],
    result: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    result: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    result: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
] as const;

describe('philox4x32', () => {
  it.each(knownAnswers)('gives the known answer for counter $counter', ({ counter, key, result }) => {
    const out = new Uint32Array(4);
    const [c0, c1, c2, c3] = counter;
    philox4x32(out, c0, c1, c2, c3, key[0], key[1]);
    expect([...out]).toEqual(result);
  });

  it('takes words as unsigned or signed alike', () => {
    const unsigned = new Uint32Array(4);
    const signed = new Uint32Array(4);
    philox4x32(unsigned, 0xffffffff, 0, 0x80000000, 1, 0xfffffffe, 2);
    philox4x32(signed, -1, 0, -0x80000000, 1, -2, 2);
    expect(signed).toEqual(unsigned);
  });
});

describe('multiplyHigh', () => {
  const word = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 1, 0xffff, 0x10000, 0xffffffff));

  it('is the upper half of the 64-bit product', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(multiplyHigh(a, b) >>> 0).toBe(Number((BigInt(a) * BigInt(b)) >> 32n));
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });
});

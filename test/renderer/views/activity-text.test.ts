import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { remedyText, type Chosen } from '../../../renderer/views/train/activity-text.ts';

const none: Chosen = { isScaled: false, initializer: 'normal', activation: 'logistic', optimizer: 'sgd' };

/** The words are the engine's: where they change there, they must here. */
const diagnosis = readFileSync('engine/learning/diagnosis/findings.ts', 'utf8');

describe('what helps ailing layers', () => {
  it.each([
    [
      'scale the inputs to mean 0 and variance 1, use smaller first weights (Glorot) or a lower rate',
      { isScaled: true, initializer: 'glorot' },
      'use a lower rate',
    ],
    [
      'use a lower rate, first weights by He, biases above 0, or leaky ReLU',
      { initializer: 'he' },
      'use a lower rate, biases above 0, or leaky ReLU',
    ],
    [
      'use ReLU or tanh with first weights by He or Glorot, fewer layers, or Adam, whose steps do not shrink with the gradient',
      { initializer: 'glorot', activation: 'tanh', optimizer: 'adam' },
      'use fewer layers',
    ],
    [
      'use smaller first weights (He, Glorot), a lower rate, or fewer layers',
      { initializer: 'he' },
      'use a lower rate, or fewer layers',
    ],
  ])('%s: without what is so already', (remedy, chosen, expected) => {
    expect(diagnosis).toContain(`'${remedy}'`);
    expect(remedyText(remedy, none)).toBe(remedy);
    expect(remedyText(remedy, { ...none, ...chosen })).toBe(expected);
  });
});

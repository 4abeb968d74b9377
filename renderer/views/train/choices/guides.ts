const docs = 'https://github.com/nandrite/nandrite/blob/main/docs';

/** Where each choice is explained: formula, source and conventions, by the label of its row. */
export const guides: Readonly<Record<string, string>> = {
  Network: `${docs}/learning.md#circuits-as-drawn`,
  Activation: `${docs}/learning.md#units`,
  Loss: `${docs}/learning.md#losses`,
  Optimiser: `${docs}/learning.md#optimisers`,
  'Learning rate': `${docs}/learning.md#optimisers`,
  'Rate over time': `${docs}/learning.md#schedules`,
  Batch: `${docs}/learning.md#batches-and-penalties`,
  Epochs: `${docs}/learning.md#batches-and-penalties`,
  'First weights': `${docs}/learning.md#first-weights`,
  L1: `${docs}/learning.md#batches-and-penalties`,
  L2: `${docs}/learning.md#batches-and-penalties`,
  Dropout: `${docs}/learning.md#dropout-and-distortion`,
  'Balanced classes': `${docs}/learning-data.md#class-weights`,
  'Stop early': `${docs}/learning-theory.md#early-stopping`,
  'Set aside to test': `${docs}/learning-data.md#splits`,
};

import { denseSubjectOf } from '../../../../engine/learning/trace/subject.ts';
import { traceCase } from '../../../../engine/learning/trace/trace-case.ts';
import { shortSteps } from '../../../../renderer/worker/training/case-steps.ts';
import type { TracedCase } from '../../../../renderer/worker/training/case-protocol.ts';
import type { Started } from '../../../../renderer/worker/training/protocol.ts';

/**
 * A 2-2-1 network that can be worked out by hand: x = (1, −2), ReLU units with z = 2·1 + 0.5·(−2) + 0.5 = 1.5 and
 * z = −1·1 + 1·(−2) + 0 = −3, so y = 1.5 and 0; the output is linear, z = 2·1.5 − 3·0 + 1 = 4. With t = 5 the mean squared
 * error is (4 − 5)² = 1 and dL/dy = 2 (4 − 5) = −2. Back: δ of the output −2, of the first unit 1·2·(−2) = −4, of the
 * second 0·(−3)(−2) = 0.
 */
export function handCase(): { readonly started: Started; readonly taken: TracedCase } {
  const layers = [
    { size: 2, activation: 'relu' },
    { size: 1, activation: 'linear' },
  ] as const;
  // Weights [input][unit], then biases.
  const parameters = [2, -1, 0.5, 1, 0.5, 0, 2, -3, 1];
  const subject = denseSubjectOf({ inputs: 2, layers }, parameters, 'mse');
  const trace = traceCase(subject, { inputs: [1, -2], targets: [5] });
  const part = { rows: 4, measured: 4 };
  return {
    started: {
      ...{ inputs: 2, layers, inputNames: ['a', 'b'], outputNames: ['t'], loss: 'mse', parameters: 9, batches: 1 },
      ...{ classes: [], train: part, test: part, picture: null },
    },
    taken: {
      ...{
        row: 1,
        previous: null,
        next: 2,
        isTest: false,
        truth: 5,
        predicted: 4,
        epoch: 0,
        batch: 0,
        loss: trace.loss,
      },
      values: Float64Array.from(trace.nodes, ({ value }) => value),
      steps: shortSteps(trace),
      gradients: Float64Array.from(trace.gradients, ({ gradient }) => gradient),
      evaluations: trace.evaluations,
    },
  };
}

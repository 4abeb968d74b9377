import type { Problem } from '../../../engine/data/problem.ts';
import type { Split } from '../../../engine/data/split.ts';
import { standardSettings } from '../../../engine/learning/optimizers.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import { finerOf } from './choices.ts';
import type { TrainingRequest } from './protocol.ts';

/** Choices that do not fit the data or each other; the path is the choice that may be changed. */
export function misfitsOf({ target }: Problem, { train }: Split, request: TrainingRequest): Issue[] {
  const { optimizer, rate, circuit = null } = request;
  const { lossName, patience, dropout, l1, precision, settings } = finerOf(request);
  const issues: Issue[] = [];
  const refuse = (path: string, message: string, expected: string): void =>
    void issues.push({ path, message, expected });
  if (lossName === 'cross-entropy' && target.task === 'regression')
    refuse('loss', `"${target.name}" has values, and cross-entropy is of probabilities`, 'a loss of squared errors');
  if (patience !== null && Math.round(0.1 * train.length) < 1)
    refuse('patience', `a tenth of ${train.length} training rows leaves none to watch`, 'at least 5 training rows');
  if (optimizer === 'lbfgs') {
    if (l1 > 0) refuse('l1', `L-BFGS needs a smooth loss, and L1 is ${l1}`, 'L1 0, or another optimiser');
    if (dropout > 0 && !circuit)
      refuse(
        'dropout',
        `L-BFGS needs the same loss each time, and dropout is ${dropout}`,
        'none, or another optimiser',
      );
    if (precision === 'f32' && !circuit) refuse('precision', 'L-BFGS needs exact losses, and f32 rounds them', 'f64');
  }
  const { decay } = { ...standardSettings, ...settings };
  if (optimizer === 'adamw' && decay * rate >= 1)
    refuse('decay', `a decay of ${decay} at a rate of ${rate} takes all of a weight`, 'less than 1 / rate');
  return issues;
}

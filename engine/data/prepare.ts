import type { Parsed } from '../network/issue.ts';
import { applyPreparation, type Prepared } from './apply.ts';
import { fitPreparation } from './fit.ts';
import type { Preparation } from './preparation.ts';
import type { Problem } from './problem.ts';
import type { Split } from './split.ts';

/** Both parts of a split, prepared by what the training part alone teaches. */
export interface PreparedSplit {
  readonly preparation: Preparation;
  readonly train: Prepared;
  readonly test: Prepared;
}

export function prepareSplit(problem: Problem, { train, test }: Split): PreparedSplit {
  const preparation = fitPreparation(problem, train);
  return {
    preparation,
    train: prepareRows(problem, preparation, train),
    test: prepareRows(problem, preparation, test),
  };
}

/** Labelled rows of a problem by a preparation made of it. */
export function prepareRows({ table }: Problem, preparation: Preparation, rows: Int32Array): Prepared {
  return must(applyPreparation(preparation, table, { rows }));
}

/** Rows of a problem that are set aside, without targets. */
export function prepareUnlabelled({ table, unlabelled }: Problem, preparation: Preparation): Prepared {
  return must(applyPreparation(preparation, table, { rows: unlabelled, targets: false }));
}

/** A problem has been checked, and its own preparation fits. */
function must(prepared: Parsed<Prepared>): Prepared {
  if (prepared.ok) return prepared.value;
  throw new Error(
    `Found ${prepared.issues[0]!.message}, expected rows of the problem that the preparation was made of`,
  );
}

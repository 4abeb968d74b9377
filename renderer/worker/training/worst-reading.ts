import { readOutputs } from '../../../engine/data/preparation.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { AnyExperiment } from './any-experiment.ts';
import type { Evaluator } from './evaluator.ts';
import { mostWorst, type WorstReading, type WorstRow } from './readings-protocol.ts';

/** The test rows that were told worst when they were last measured: least sure of their class, or farthest from their value. */
export function createWorstReader(
  problem: Problem,
  { preparation }: AnyExperiment,
  test: Evaluator,
): () => WorstReading {
  const { table, target, inputs } = problem;
  const cells = (row: number): (number | string | null)[] =>
    inputs.map((input) => {
      if (input.type === 'category') return input.texts[row] ?? null;
      return Number.isNaN(input.values[row]) ? null : input.values[row]!;
    });

  function judge(): WorstRow[] {
    const prediction = readOutputs(preparation, test.outputs());
    return Array.from(test.rows, (row, k): WorstRow => {
      const place = { row: table.rowNumbers[row]!, index: row };
      if (prediction.task === 'regression' || target.task === 'regression') {
        const truth = target.task === 'regression' ? target.values[row]! : NaN;
        const predicted = prediction.task === 'regression' ? prediction.values[k]! : NaN;
        return { ...place, truth, predicted, fault: Math.abs(predicted - truth), isWrong: false, cells: [] };
      }
      const [code, answer] = [target.codes[row]!, prediction.codes[k]!];
      const probability = prediction.scores[k * target.classes.length + code]!;
      const names = { truth: target.classes[code]!, predicted: target.classes[answer]! };
      return { ...place, ...names, fault: 1 - probability, isWrong: code !== answer, cells: [] };
    });
  }

  return () => {
    const judged = judge().sort((a, b) => b.fault - a.fault);
    return {
      columns: inputs.map(({ name }) => name),
      measured: judged.length,
      wrong: judged.filter(({ isWrong }) => isWrong).length,
      rows: judged.slice(0, mostWorst).map((row) => ({ ...row, cells: cells(row.index) })),
    };
  };
}

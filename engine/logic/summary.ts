import type { TruthTable, TruthTableOutput, TruthTableRow } from './types.ts';

/** A truth table's result in one or two sentences, for people. */
export function summarize(table: Omit<TruthTable, 'summary'>): string {
  return [verdictSentence(table), sampleSentence(table), uncheckedSentence(table)].filter(Boolean).join(' ');
}

/** `a = 1, b = 0`, or a name for the only row of a circuit without inputs. */
export function describeRow({ inputs }: TruthTableRow): string {
  const levels = Object.entries(inputs).map(([name, level]) => `${name} = ${level}`);
  return levels.length > 0 ? levels.join(', ') : 'the only row';
}

function verdictSentence(table: Omit<TruthTable, 'summary'>): string {
  const { pass, rowsRun, rowsTotal } = table;
  if (pass === null) return measuredSentence(table);
  if (pass) return passSentence(table);
  if (rowsRun === 0) return 'No row was run, so the table does not pass.';
  const missing = rowsTotal - rowsRun;
  return `${failSentence(table)}${missing > 0 ? ` ${countRows(missing)} not run, so the table does not pass.` : ''}`;
}

function measuredSentence({ rowsRun, rowsTotal }: Omit<TruthTable, 'summary'>): string {
  const measured = rowsRun < rowsTotal ? `${rowsRun} of ${countRows(rowsTotal)}` : countRows(rowsTotal);
  return `${measured} measured; no expectation to check ${rowsTotal === 1 ? 'it' : 'them'} against.`;
}

function passSentence({ rows, rowsTotal, worstRow }: Omit<TruthTable, 'summary'>): string {
  if (rowsTotal === 1) return 'The row is right.';
  const worst = rows[worstRow!]!;
  return `All ${countRows(rowsTotal)} are right${isUncertain(worst) ? `; ${worstSentence(worst)}` : ''}.`;
}

function failSentence({ rows, rowsRun, worstRow }: Omit<TruthTable, 'summary'>): string {
  const wrong = rows.filter(({ outputs }) => Object.values(outputs).some(({ verdict }) => verdict === 'wrong')).length;
  if (wrong === 0) return `The ${countRows(rowsRun)} run ${rowsRun === 1 ? 'is' : 'are'} right.`;
  const verb = wrong === 1 ? 'is' : 'are';
  return `${wrong} of ${countRows(rowsRun)} ${verb} wrong; ${worstSentence(rows[worstRow!]!)}.`;
}

function isUncertain({ outputs }: TruthTableRow): boolean {
  return Object.values(outputs).some(({ right }) => right !== null && right.low < 1);
}

function worstSentence(row: TruthTableRow): string {
  const place = `the worst is ${describeRow(row)}`;
  if (row.reason !== null) return `${place}: ${row.reason}`;
  const checked = Object.entries(row.outputs).filter(([, { right }]) => right !== null);
  const [name, output] = checked.reduce((worst, next) => (lowOf(next[1]) < lowOf(worst[1]) ? next : worst));
  return `${place}, where ${name} should be ${output.expected} and is so with probability ${short(output.right!.probability)}`;
}

function lowOf({ right }: TruthTableOutput): number {
  return right?.low ?? 1;
}

function sampleSentence({ sampled, rowsTotal, rowsPossible }: Omit<TruthTable, 'summary'>): string {
  if (!sampled) return '';
  return `They are a random sample of ${rowsPossible} possible; the other ${rowsPossible - rowsTotal} were not run.`;
}

function uncheckedSentence({ pass, rows, outputs }: Omit<TruthTable, 'summary'>): string {
  if (pass === null) return '';
  const unchecked = outputs.filter((name) => rows[0]?.outputs[name]?.expected === null);
  return unchecked.length > 0 ? `Without an expectation: ${unchecked.join(', ')}.` : '';
}

function countRows(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}

function short(probability: number): string {
  return String(Number(probability.toPrecision(3)));
}

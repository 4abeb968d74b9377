import { maxExhaustibleInputs } from './rows.ts';
import { tooFewToTell, type TruthTable, type TruthTableOutput, type TruthTableRow } from './types.ts';

type Unsummarized = Omit<TruthTable, 'summary'>;

/** A truth table's result in one or two sentences, for people. */
export function summarize(table: Unsummarized): string {
  return [verdictSentence(table), coverageSentence(table), sampleSentence(table), uncheckedSentence(table)]
    .filter(Boolean)
    .join(' ');
}

/** `a = 1, b = 0`, or a name for the only row of a circuit without inputs. */
export function describeRow({ inputs }: Pick<TruthTableRow, 'inputs'>): string {
  const levels = Object.entries(inputs).map(([name, level]) => `${name} = ${level}`);
  return levels.length > 0 ? levels.join(', ') : 'the only row';
}

function verdictSentence(table: Unsummarized): string {
  const { pass, checked, sampleRight, rowsRun, rowsTotal } = table;
  if (!checked) return measuredSentence(table);
  if (sampleRight === true) return sampleRightSentence(table);
  if (pass === true) return passSentence(table);
  if (rowsRun === 0) return 'No row was run, so the table does not pass.';
  const missing = rowsTotal - rowsRun;
  return `${failSentence(table)}${missing > 0 ? ` ${countRows(missing)} not run, so the table does not pass.` : ''}`;
}

function measuredSentence({ rowsRun, rowsTotal }: Unsummarized): string {
  const measured = rowsRun < rowsTotal ? `${whole(rowsRun)} of ${countRows(rowsTotal)}` : countRows(rowsTotal);
  return `${measured} measured; no expectation to check ${rowsTotal === 1 ? 'it' : 'them'} against.`;
}

function sampleRightSentence(table: Unsummarized): string {
  const { rowsRun, inputs } = table;
  const run = `${whole(rowsRun)} of ${possibleWords(table)} ${rowsRun === 1 ? 'was' : 'were'} run, all right`;
  const way = inputs.length <= maxExhaustibleInputs ? 'all of them can be run' : 'they are too many to run every one';
  return `${run}; the table is not verified (${way}).`;
}

/** `8,192 rows`, `the 100 rows where a + b < 10`; rows that meet a condition may be too many to count. */
function possibleWords({ rowsPossible, rowsPossibleText, only }: Unsummarized): string {
  if (only === null) return `${rowsPossibleText} rows`;
  return rowsPossible === null ? `the rows where ${only}` : `the ${countRows(rowsPossible)} where ${only}`;
}

function passSentence({ rows, rowsTotal, worstRow }: Unsummarized): string {
  if (worstRow === null) return 'Nothing is expected of any row.';
  if (rowsTotal === 1) return 'The row is right.';
  const worst = rows[worstRow]!;
  const asked = rows.filter(isAsked).length;
  const all = asked < rowsTotal ? `${countRows(asked)} with an expectation` : countRows(rowsTotal);
  return `All ${all} are right${isUncertain(worst) ? `; ${worstSentence(worst)}` : ''}.`;
}

/** Whether anything is expected of a row; where nothing is, any answer will do. */
function isAsked({ outputs }: TruthTableRow): boolean {
  return Object.values(outputs).some(({ expected }) => expected !== null);
}

function failSentence({ rows, rowsRun, worstRow, trials }: Unsummarized): string {
  const failed = rows.filter(({ outputs }) => Object.values(outputs).some(({ verdict }) => verdict === 'wrong'));
  if (failed.length === 0) return `The ${countRows(rowsRun)} run ${rowsRun === 1 ? 'is' : 'are'} right.`;
  const undecided = failed.filter(isUndecided);
  const wrong = failed.length - undecided.length;
  const parts = [
    wrong > 0 ? `${whole(wrong)} of ${countRows(rowsRun)} ${wrong === 1 ? 'is' : 'are'} wrong` : '',
    undecided.length > 0
      ? `${whole(undecided.length)} of ${countRows(rowsRun)} cannot be told by ${whole(trials)} ${trials === 1 ? 'trial' : 'trials'} (${neededWords(undecided)})`
      : '',
  ];
  return `${[...parts.filter(Boolean), worstSentence(rows[worstRow!]!)].join('; ')}.`;
}

/** Every output that counts as wrong might be right. */
function isUndecided({ outputs }: TruthTableRow): boolean {
  return Object.values(outputs).every(({ verdict, undecided }) => verdict !== 'wrong' || undecided);
}

function neededWords(rows: readonly TruthTableRow[]): string {
  const needed = rows.map(({ trialsNeeded }) => trialsNeeded ?? Infinity).reduce((most, n) => Math.max(most, n), 0);
  return needed === Infinity ? 'no number can be named that would' : `it takes about ${whole(needed)}`;
}

function isUncertain({ outputs }: TruthTableRow): boolean {
  return Object.values(outputs).some(({ right }) => right !== null && right.low < 1);
}

function worstSentence(row: TruthTableRow): string {
  const place = `the worst is ${describeRow(row)}`;
  if (row.reason !== null && row.reason !== tooFewToTell) return `${place}: ${row.reason}`;
  const checked = Object.entries(row.outputs).filter(([, { right }]) => right !== null);
  const [name, output] = checked.reduce((worst, next) => (lowOf(next[1]) < lowOf(worst[1]) ? next : worst));
  return `${place}, where ${name} should be ${output.expected} and is so with probability ${short(output.right!.probability)}`;
}

function lowOf({ right }: TruthTableOutput): number {
  return right?.low ?? 1;
}

/** What a condition left out. */
function coverageSentence({ only, sampled, rowsTotal, rowsPossibleText }: Unsummarized): string {
  if (only === null || sampled) return '';
  return `Only rows where ${only} count, ${whole(rowsTotal)} of ${rowsPossibleText}.`;
}

function sampleSentence(table: Unsummarized): string {
  const { sampled, sampleRight, rowsTotal, rowsPossible, rowsPossibleText, only } = table;
  if (!sampled || sampleRight === true) return '';
  const others = rowsPossible === null ? 'others' : `other ${whole(rowsPossible - rowsTotal)}`;
  const all = only === null ? `${rowsPossibleText} possible` : possibleWords(table);
  return `They are a random sample of ${all}; the ${others} were not run.`;
}

function uncheckedSentence({ checked, rows, outputs }: Unsummarized): string {
  if (!checked) return '';
  const unchecked = outputs.filter((name) => rows.every((row) => row.outputs[name]!.expected === null));
  return unchecked.length > 0 ? `Without an expectation: ${unchecked.join(', ')}.` : '';
}

function countRows(count: number): string {
  return `${whole(count)} ${count === 1 ? 'row' : 'rows'}`;
}

function whole(count: number): string {
  return count.toLocaleString('en');
}

function short(probability: number): string {
  return String(Number(probability.toPrecision(3)));
}

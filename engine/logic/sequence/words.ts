import { countOf } from '../../network/count.ts';
import type { SequenceReport, VectorReport } from './types.ts';

type Unsummarized = Omit<SequenceReport, 'summary'>;

/** The result of a sequence in a few sentences, for people. */
export function summarizeSequence(report: Unsummarized): string {
  const sentences = [verdictSentence(report), unfinishedSentence(report), recordedSentence(report)];
  return sentences.filter(Boolean).join(' ');
}

/** `vector 3 (steps 8 to 11, s = 0, r = 1)`, counted from 1. */
export function describeVector({ vectors }: Pick<SequenceReport, 'vectors'>, index: number): string {
  const { start, steps, inputs, pulses, note } = vectors[index]!;
  const time = steps === 1 ? `step ${start}` : `steps ${start} to ${start + steps - 1}`;
  const levels = Object.entries(inputs).map(([name, level]) =>
    pulses.includes(name) ? `a pulse of ${name}` : `${name} = ${level}`,
  );
  return `vector ${index + 1} (${[time, ...levels].join(', ')}${note === '' ? '' : `: ${note}`})`;
}

function verdictSentence(report: Unsummarized): string {
  const { pass, firstFailure, allRight, vectors } = report;
  if (firstFailure !== null) return failureSentence(report, firstFailure);
  if (pass === null) return `${countOf(vectors.length, 'vector')}; nothing is expected of them.`;
  if (pass === false) return '';
  const words = vectors.length === 1 ? 'The vector is right' : `All ${vectors.length} vectors are right`;
  if (allRight === null || allRight.low === 1) return `${words}.`;
  return `${words}; in one trial all of them are with probability ${short(allRight.probability)}.`;
}

function failureSentence(report: Unsummarized, index: number): string {
  const wrong = report.vectors.filter(({ outputs }) =>
    Object.values(outputs).some(({ verdict }) => verdict === 'wrong'),
  );
  const vector = report.vectors[index]!;
  const first = `${wrong.length === 1 ? 'One vector is' : `${wrong.length} vectors are`} wrong`;
  if (vector.reason !== null) return `${first}, from ${describeVector(report, index)} on: ${vector.reason}.`;
  return `${first}${wrong.length === 1 ? '' : ', the first'}: ${describeWrong(report, index)}`;
}

/** `vector 3 (step 8, s = 0): q should be 1 and is 0.` of a vector that is wrong. */
export function describeWrong(report: Pick<SequenceReport, 'vectors'>, index: number): string {
  const vector = report.vectors[index]!;
  const place = describeVector(report, index);
  if (vector.reason !== null) return `${place}: ${vector.reason}.`;
  const outputs = Object.entries(vector.outputs).filter(([, { verdict }]) => verdict === 'wrong');
  const bits = outputs.map(([name, output]) => {
    const right = output.expected === 1 ? output.probability! : 1 - output.probability!;
    if (output.low === output.high) return `${name} should be ${output.expected} and is ${1 - output.expected!}`;
    const doubt = output.undecided ? ' (too few trials to tell)' : '';
    return `${name} should be ${output.expected} and is so with probability ${short(right)}${doubt}`;
  });
  return `${place}: ${bits.join('; ')}.${changingSentence(vector)}`;
}

/** An answer that came at the last moment may be on its way to the right one. */
function changingSentence({ latency, steps }: VectorReport): string {
  if (steps === 1 || latency !== steps - 1) return '';
  return ' The outputs still changed at its last step: hold it longer.';
}

function unfinishedSentence({ trials, trialsRun, vectors, pass }: Unsummarized): string {
  if (trialsRun === trials || pass !== false || vectors.some(({ reason }) => reason !== null)) return '';
  const left = vectors.filter(({ outputs }) => Object.values(outputs).some(({ verdict }) => verdict === 'not-run'));
  const what =
    trials === 1 || trialsRun === 0
      ? `${countOf(left.length, 'vector')} not run`
      : `${trialsRun} of ${trials} trials run`;
  return `Not finished: ${what}, so the sequence does not pass.`;
}

function recordedSentence({ recorded }: Unsummarized): string {
  if (!recorded) return '';
  return 'What is expected was recorded from a circuit: it shows that the answers are still the same, not that they are right.';
}

function short(probability: number): string {
  return String(Number(probability.toPrecision(3)));
}

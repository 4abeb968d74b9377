import type { SequenceReport, VectorOutput, VectorReport } from '../../engine/logic/sequence/types.ts';
import { formatEstimate, verdictMarks } from './format-probability.ts';
import { countOf } from '../../engine/network/count.ts';
import { formatColumns } from './format-table.ts';

/** The vectors of a sequence and its result, for people. */
export function formatSequence(report: SequenceReport): string {
  const { inputs, outputs, vectors } = report;
  const heading = ['', 'steps', ...inputs, ...outputs.map((name) => `  P(${name} = 1)`), 'latency', ''];
  const rows = vectors.map((vector, index) => [
    String(index + 1),
    String(vector.steps),
    ...inputs.map((name) => (vector.pulses.includes(name) ? '^' : String(vector.inputs[name]))),
    ...outputs.map((name) => formatOutput(vector.outputs[name]!)),
    vector.latency === null ? '–' : countOf(vector.latency, 'step'),
    formatNote(vector),
  ]);
  return `${formatColumns([heading, ...rows], new Set([0, 1]))}\n${report.summary}\n${formatMethod(report)}`;
}

function formatOutput({ probability, low, high, expected, verdict }: VectorOutput): string {
  const mark = verdict === null ? ' ' : verdictMarks[verdict];
  if (verdict === 'not-run') return `${mark} not run`;
  const wanted = verdict === 'wrong' ? `, expected ${expected}` : '';
  if (probability === null || low === null || high === null) return `${mark} –${wanted}`;
  return `${mark} ${formatEstimate({ probability, low, high })}${wanted}`;
}

function formatNote({ note, reason }: VectorReport): string {
  return [note, reason ?? ''].filter(Boolean).join('; ');
}

function formatMethod({ trials, required, allRight }: SequenceReport): string {
  if (trials === 1) return '';
  const all = allRight ? `, all of one trial right: ${formatEstimate(allRight)}` : '';
  return `${countOf(trials, 'trial')}${all}; a right answer has its whole 95 % interval above ${required}.\n`;
}

import { countOf } from '../../engine/network/count.ts';
import type { Answer } from '../../engine/analysis/causes/explain.ts';
import { causeText, neuronText, numberText, originText, signed, whenText } from '../../engine/analysis/causes/text.ts';
import { spikeKey, type Cause, type CauseGraph, type Contribution } from '../../engine/analysis/causes/types.ts';
import type { Network } from '../../engine/network/types.ts';

/** Inputs shown of each spike; `--json` has more. */
const shownInputs = 8;

/** The causes as a tree, each spike told once. */
export function formatCauses(network: Network, { root, causes, complete }: CauseGraph): string {
  const told = new Set<string>();
  const lines: string[] = [];
  const tell = (key: string, indent: string): void => {
    const cause = causes[key]!;
    told.add(key);
    lines.push(`${indent}${causeText(network, cause)}`);
    const listed = cause.contributions.filter(({ value }) => value !== 0);
    const shown = [...listed].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, shownInputs);
    for (const each of shown) {
      lines.push(`${indent}  ${contributionText(network, cause, each)}`);
      const next = each.origin.kind === 'neuron' ? spikeKey(each.origin) : null;
      if (next !== null && causes[next] && !told.has(next)) tell(next, `${indent}    `);
    }
    const more = listed.length - shown.length + cause.omitted.count;
    if (more > 0) lines.push(`${indent}  and ${more} weaker`);
  };
  tell(root, '');
  if (!complete) lines.push('There are more earlier spikes than were followed.');
  return `${lines.join('\n')}\n`;
}

function contributionText(network: Network, cause: Cause, each: Contribution): string {
  const { value, share, weight, x, steps, without } = each;
  const held = steps > 1 ? `, held for ${steps} steps` : x === 1 ? '' : `, x ${numberText(x)}`;
  const effect = value > 0 ? '▲' : '▼';
  const percent = `${numberText(Math.round(1000 * Math.abs(share)) / 10)} %`;
  return `${effect} ${signed(value)}  ${percent.padStart(6)}  ${originText(network, each.origin)} through ${each.connection}, w ${numberText(weight)}${held}${counterfactual(cause, without)}`;
}

function counterfactual(cause: Cause, { net, fires, probability }: Contribution['without']): string {
  if (probability !== null) return `; without it the probability is ${numberText(probability)}`;
  if (fires !== false) return '';
  return `; without it ${cause.quantity} = ${numberText(net)}: it would not have fired`;
}

export function formatSilence(
  network: Network,
  { population, neuron, step, end }: { population: string; neuron: number; step: number | 'last'; end: number },
  firedAt: readonly number[],
): string {
  const who = neuronText(network, { population, neuron });
  const when = (at: number): string => whenText(network, population, at);
  const asked = step === 'last' ? `in ${countOf(end, 'step')}` : `at ${when(step)}`;
  if (firedAt.length === 0)
    return `${who} did not fire ${step === 'last' ? asked : `${asked}, nor in any of ${countOf(end, 'step')}`}.\n`;
  const near = nearest(firedAt, step === 'last' ? end : step);
  const list = near.map(when).join(', ');
  return `${who} did not fire ${asked}. It fired ${firedAt.length} ${firedAt.length === 1 ? 'time' : 'times'}${near.length < firedAt.length ? '; nearest' : ''}: ${list}.\n`;
}

function nearest(steps: readonly number[], to: number): number[] {
  const sorted = [...steps].sort((a, b) => Math.abs(a - to) - Math.abs(b - to));
  return sorted.slice(0, 10).sort((a, b) => a - b);
}

export function causesToJson(question: object, answer: Answer): string {
  const { graph, ...silent } = answer.kind === 'caused' ? answer : { ...answer, graph: null };
  const body = graph ? { ...question, fired: true, ...graph } : { ...question, fired: false, ...silent };
  return `${JSON.stringify(body, null, 2)}\n`;
}

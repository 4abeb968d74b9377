import type { IntegrationMethod } from '../../engine/equations/types.ts';
import { chooseMethod } from '../../engine/integration/choose.ts';
import type { NeuronModel } from '../../engine/models/types.ts';
import { formatColumns } from './format-table.ts';

/** All models by family, each with its equations and parameters. */
export function formatModels(models: readonly NeuronModel[]): string {
  const families: readonly [title: string, isMember: (model: NeuronModel) => boolean][] = [
    ['Step-based: a step is a unit of time of its own', ({ inTime }) => !inTime],
    ['In time: dt is a choice of accuracy', ({ inTime }) => inTime],
  ];
  return families
    .map(([title, isMember]) => `${title}\n\n${models.filter(isMember).map(formatBrief).join('\n')}`)
    .join('\n');
}

/** One model in full: its text, from which all else follows, and the same in TeX. */
export function formatModel(model: NeuronModel): string {
  const { text, tex, variables, inputs } = model;
  const named = [...variables, ...inputs.map(({ name, unit }) => ({ symbol: `${name} (input)`, unit }))];
  return [
    formatBrief(model),
    '\nvariables\n',
    formatColumns(named.map(({ symbol, unit }) => [`  ${symbol}`, unit])),
    `\ntext\n${indent(text.trim())}`,
    `\nTeX\n${indent(tex.join('\n'))}`,
  ].join('');
}

export function modelToJson(model: NeuronModel): Record<string, unknown> {
  const { id, label, inTime, output, random, twin, equations, text, tex, parameters, variables, inputs, jump } = model;
  const head = {
    id,
    label,
    family: inTime ? 'in-time' : 'step-based',
    integrator: integratorOf(model),
    output,
    random,
  };
  const { reference } = model;
  return { ...head, twin: twin ?? null, equations, parameters, variables, inputs, jump, reference, text, tex };
}

/** What `run` will use: the model's own choice, or the one that fits its equations; null for step-based ones. */
export function integratorOf({ inTime, parsed }: NeuronModel): IntegrationMethod | null {
  return inTime ? (parsed.method ?? chooseMethod(parsed)) : null;
}

function formatBrief(model: NeuronModel): string {
  const { id, label, equations, parameters, output, random, twin, reference } = model;
  const integrator = integratorOf(model);
  const facts = [
    output === 'spikes' ? 'spikes' : 'a rate',
    random ? 'random' : 'deterministic',
    ...(integrator === null ? [] : [`integrator ${integrator}`]),
    ...(twin === undefined ? [] : [`twin ${twin}`]),
  ];
  const rows = parameters.map(({ symbol, unit, default: standard, min, max, label: meaning }) => [
    `  ${symbol}`,
    `${standard}${unit === '1' ? '' : ` ${unit}`}`,
    `${min} to ${max}`,
    meaning,
  ]);
  return [`${id}: ${label}\n`, indent(equations.join('\n')), formatColumns(rows), `  ${facts.join(', ')}\n`]
    .concat(`  ${reference}\n`)
    .join('');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('');
}

import { getModel } from '../../models/index.ts';
import { byId } from '../../network/by-id.ts';
import { flattenNetwork } from '../../network/flatten.ts';
import { isSpikeTrain } from '../../network/sources.ts';
import type { Network } from '../../network/types.ts';
import type { Cause, Contribution, Origin, SpikeAt } from './types.ts';

/** A neuron as people call it: its label, with its number in a population of several. */
export function neuronText(network: Network, { population, neuron }: Pick<SpikeAt, 'population' | 'neuron'>): string {
  const { label, size } = byId(flattenNetwork(network).populations).get(population)!;
  return size > 1 ? `${label || population}[${neuron}]` : label || population;
}

/** When a step is: by its number for neurons in steps, in ms for neurons in time. */
export function whenText(network: Network, population: string, step: number): string {
  const { model } = byId(flattenNetwork(network).populations).get(population)!;
  return getModel(model, network.models).inTime ? timeText(network, step) : `step ${step}`;
}

export function timeText({ time }: Network, step: number): string {
  return `${numberText(step * time.dt)} ms`;
}

/** The cause in a few sentences: what happened, the sum, what pushed and opposed most, and what it could not do without. */
export function causeText(network: Network, cause: Cause): string {
  return [
    eventText(network, cause),
    sumText(cause),
    ...strongestTexts(network, cause),
    ...setTexts(network, cause),
  ].join(' ');
}

function eventText(network: Network, cause: Cause): string {
  const { spike, decision, output, quantity, net } = cause;
  const who = neuronText(network, spike);
  const when = whenText(network, spike.population, spike.step);
  const { model } = byId(flattenNetwork(network).populations).get(spike.population)!;
  if (getModel(model, network.models).output === 'rate') return `${who} put out ${numberText(output)} at ${when}.`;
  if (decision.kind === 'chance')
    return `${who} fired at ${when}, by chance with probability ${numberText(decision.probability)}.`;
  if (decision.kind === 'value' || cause.account === 'linearised') return `${who} fired at ${when}.`;
  const margin = net - decision.threshold;
  const relation = margin > 0 ? `${withUnit(margin, cause)} above` : 'at';
  return `${who} fired at ${when}: ${quantity} was ${withUnit(net, cause)}, ${relation} its threshold ${withUnit(decision.threshold, cause)}.`;
}

function sumText(cause: Cause): string {
  const { base, contributions, omitted, net, quantity, account } = cause;
  const of = (isPart: (value: number) => boolean): number =>
    contributions.reduce((sum, { value }) => sum + (isPart(value) ? value : 0), 0);
  const pushes = of((value) => value > 0);
  const opposes = of((value) => value < 0);
  const parts = [
    `${numberText(base)} without input`,
    ...(pushes > 0 ? [`${signed(pushes)} pushed`] : []),
    ...(opposes < 0 ? [`${signed(opposes)} opposed`] : []),
    ...(omitted.count > 0 ? [`${signed(omitted.sum)} by ${omitted.count} weaker`] : []),
  ];
  const linearised =
    account === 'linearised' ? 'Linearised about rest, which ranks its inputs but proves nothing: ' : '';
  return `${linearised}${quantity} = ${parts.join(' ')} = ${withUnit(net, cause)}.`;
}

function strongestTexts(network: Network, cause: Cause): string[] {
  const { contributions } = cause;
  const pushes = contributions.filter(({ value }) => value > 0).slice(0, 3);
  const against = contributions
    .filter(({ value }) => value < 0)
    .slice(-2)
    .reverse();
  const list = (items: readonly Contribution[]): string =>
    items.map((each) => `${originText(network, each.origin)} (${signed(each.value)})`).join(', ');
  return [
    ...(pushes.length > 0 ? [`It was pushed most by ${list(pushes)}.`] : []),
    ...(against.length > 0 ? [`It was opposed most by ${list(against)}.`] : []),
    ...silentTexts(network, contributions),
  ];
}

/** Silence of what would have opposed it is a cause too. */
function silentTexts(network: Network, contributions: readonly Contribution[]): string[] {
  const silent = contributions.filter(({ x, weight }) => x === 0 && weight < 0);
  if (silent.length === 0) return [];
  const names = silent.slice(0, 3).map(({ origin }) => originText(network, origin));
  const more = silent.length > names.length ? ` and ${silent.length - names.length} more` : '';
  return [`Silent were ${names.join(', ')}${more}, which would have opposed it.`];
}

function setTexts(network: Network, { sets, contributions, base, decision }: Cause): string[] {
  if (!sets) return [];
  const names = (places: readonly number[]): string =>
    places
      .slice(0, 4)
      .map((k) => originText(network, contributions[k]!.origin))
      .join(', ') + (places.length > 4 ? ', …' : '');
  const { necessary, sufficient } = sets;
  if (sufficient.length === 0) {
    const isAlone =
      decision.kind === 'threshold' && (decision.inclusive ? base >= decision.threshold : base > decision.threshold);
    return isAlone ? ['It would have fired without any of its inputs.'] : [];
  }
  const count = sufficient.length;
  if (necessary.join() === sufficient.join())
    return [
      count === 1
        ? `${names(necessary)} was necessary, and suffices.`
        : `Each of ${count} was necessary, and together they suffice: ${names(necessary)}.`,
    ];
  return [
    necessary.length > 0
      ? `Without ${necessary.length > 1 ? 'any one of ' : ''}${names(necessary)} it would not have fired then.`
      : 'It would have fired then without any single one of them.',
    `${count === 1 ? 'One input suffices' : `As few as ${count} inputs suffice`}: ${names(sufficient)}.`,
  ];
}

/** Where a signal came from, such as `a at step 3`. */
export function originText(network: Network, origin: Origin): string {
  if (origin.kind === 'neuron')
    return `${neuronText(network, origin)} at ${whenText(network, origin.population, origin.step)}`;
  const stimulus = byId(flattenNetwork(network).stimuli).get(origin.stimulus);
  const name = stimulus?.label || origin.stimulus;
  // It may have been taken out since.
  if (!stimulus || !isSpikeTrain(stimulus)) return name;
  const isInTime = flattenNetwork(network).populations.some(({ model }) => getModel(model, network.models).inTime);
  const when = isInTime ? timeText(network, origin.step) : `step ${origin.step}`;
  return `${name}[${origin.source}] at ${when}`;
}

/** Four significant digits. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

export function signed(value: number): string {
  return value < 0 ? `− ${numberText(-value)}` : `+ ${numberText(value)}`;
}

function withUnit(value: number, { unit }: Cause): string {
  return unit === '1' ? numberText(value) : `${numberText(value)} ${unit}`;
}

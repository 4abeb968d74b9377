import { findModel } from '../../../engine/models/index.ts';
import { given } from '../../../engine/network/given.ts';
import type { Network, Population } from '../../../engine/network/types.ts';
import { meanOf } from '../../network/means.ts';
import { weightUnit } from '../../network/weight-unit.ts';
import { partName } from '../../state/part-names.ts';
import { formatNumber } from '../../ui/number.ts';
import { unitText } from '../../ui/unit.ts';

/** A circuit in words: what a screen reader reads beside the canvas. */
export interface OutlineSection {
  readonly title: string;
  readonly items: readonly OutlineItem[];
  /** How many there are in all. */
  readonly count: number;
}

export interface OutlineItem {
  readonly id: string;
  readonly text: string;
}

/** Longer lists help nobody, and slow the window. */
const mostListed = 200;

/** Values as they now are: of toggles by id, and whether each lamp is lit. */
export interface OutlineValues {
  readonly levels: ReadonlyMap<string, number>;
  readonly lit: ReadonlyMap<string, boolean>;
}

export function outlineOf(network: Network, { levels, lit }: OutlineValues): readonly OutlineSection[] {
  const lamps = network.probes.filter(({ kind }) => kind === 'lamp');
  return [
    section('Inputs', network.stimuli, ({ id, label, kind }) => {
      const level = levels.get(id);
      return `${label}, ${kind}${level === undefined ? '' : `, now ${level}`}`;
    }),
    section('Neurons', network.populations, (population) => neuronText(network, population)),
    section('Connections', network.connections, (connection) => {
      const unit = unitText(weightUnit(connection, network));
      const weight = `${formatNumber(Number(meanOf(connection.weight).toPrecision(6)))}${unit ? ` ${unit}` : ''}`;
      return `${partName(network, connection.source)} to ${partName(network, connection.target)}, weight ${weight}`;
    }),
    section('Outputs', lamps, ({ id, label, target }) => {
      const now = lit.get(id);
      return `${label}, reads ${partName(network, target)}${now === undefined ? '' : now ? ', lit' : ', dark'}`;
    }),
  ];
}

function section<T extends { readonly id: string }>(
  title: string,
  all: readonly T[],
  text: (item: T) => string,
): OutlineSection {
  const items = all.slice(0, mostListed).map((item) => ({ id: item.id, text: text(item) }));
  return { title, items, count: all.length };
}

/** What decides when a neuron is active, by the symbols that models use for it. */
const thresholds = ['V_th', 'theta', 'b'];

function neuronText({ models }: Network, { label, model: id, size, parameters }: Population): string {
  const model = findModel(id, models);
  const spec = model?.parameters.find(({ symbol }) => thresholds.includes(symbol));
  const value = spec && (given(parameters, spec.symbol) ?? spec.default);
  const unit = spec ? unitText(spec.unit) : '';
  const threshold =
    spec && typeof value === 'number' ? `, ${spec.label} ${formatNumber(value)}${unit && ` ${unit}`}` : '';
  return `${label}, ${size > 1 ? `${size.toLocaleString('en')} × ` : ''}${model?.label ?? id}${threshold}`;
}

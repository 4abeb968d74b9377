import { findModel } from '../../../engine/models/index.ts';
import { given } from '../../../engine/network/given.ts';
import type { Network, Population } from '../../../engine/network/types.ts';
import { meanOf } from '../../network/means.ts';
import { weightUnit } from '../../network/weight-unit.ts';
import { partName } from '../../state/part-names.ts';
import { portsOf, type Port } from '../../state/ports.ts';
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

/** Values as they now are: of toggles and ports by id, and whether each lamp is lit. */
export interface OutlineValues {
  readonly levels: ReadonlyMap<string, number>;
  readonly ports: ReadonlyMap<string, number>;
  readonly lit: ReadonlyMap<string, boolean>;
}

/** The ports that are listed, whose levels are worth reading. */
export function listedPorts(network: Network): readonly Port[] {
  return portsOf(network).slice(0, mostListed);
}

export function outlineOf(network: Network, { levels, ports, lit }: OutlineValues): readonly OutlineSection[] {
  const lamps = network.probes.filter(({ kind }) => kind === 'lamp');
  return [
    section('Inputs', network.stimuli, ({ id, label, kind }) => {
      const level = levels.get(id);
      return `${label}, ${kind}${level === undefined ? '' : `, now ${level}`}`;
    }),
    section('Neurons', network.populations, (population) => neuronText(network, population)),
    section('Chips', network.chips, ({ label, type }) => {
      const found = network.chipTypes.find(({ id }) => id === type);
      return found ? `${label}, ${found.label}` : label;
    }),
    section('Ports', portsOf(network), (port) => portText(network, port, ports.get(port.id))),
    section('Connections', network.connections, (connection) => {
      const unit = unitText(weightUnit(connection, network));
      const weight = `${formatNumber(Number(meanOf(connection.weight).toPrecision(6)))}${unit ? ` ${unit}` : ''}`;
      return `${partName(network, connection.source)} to ${partName(network, connection.target)}, weight ${weight}`;
    }),
    section('Outputs', lamps, ({ id, label, target }) => {
      const now = lit.get(id);
      return `${label}, reads ${partName(network, target)}${now === undefined ? '' : now ? ', lit' : ', dark'}`;
    }),
    section('Notes', network.notes, ({ text }) => text),
  ].filter(({ title, count }) => count > 0 || !rare.has(title));
}

/** Said only where there are some. */
const rare: ReadonlySet<string> = new Set(['Chips', 'Ports', 'Notes']);

/** `Adder sum, output, to y, now 1`. */
function portText(network: Network, { id, role }: Port, level: number | undefined): string {
  const [end, word] = role === 'input' ? (['target', 'from'] as const) : (['source', 'to'] as const);
  const other = end === 'target' ? 'source' : 'target';
  const wired = network.connections.filter((one) => one[end] === id).map((one) => partName(network, one[other]));
  const names = wired.length > 3 ? [...wired.slice(0, 3), `${wired.length - 3} more`] : wired;
  const joined = names.length > 0 ? `${word} ${names.join(' and ')}` : 'not connected';
  return `${partName(network, id)}, ${role}, ${joined}${level === undefined ? '' : `, now ${level}`}`;
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

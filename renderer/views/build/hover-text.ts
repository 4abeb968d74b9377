import { findModel } from '../../../engine/models/index.ts';
import { readEnd } from '../../../engine/network/chip-ports.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { SceneTarget } from '../../scene/types.ts';
import { partName } from '../../state/part-names.ts';
import { meanOf } from '../../network/means.ts';
import { weightUnit } from '../../network/weight-unit.ts';
import { delayText, lawText } from '../../ui/law.ts';
import { formatNumber } from '../../ui/number.ts';
import { unitText } from '../../ui/unit.ts';
import { stimulusFields } from './stimulus-fields.ts';

/** What the card at the cursor says about a part of the canvas: a title, then facts. */
export function hoverText(network: Network, target: SceneTarget, levels: ReadonlyMap<string, number>): string[] {
  switch (target.kind) {
    case 'population':
      return populationText(network, target.id);
    case 'stimulus':
      return stimulusText(network, target.id, levels);
    case 'lamp':
      return lampText(network, target.id);
    case 'connection':
      return connectionText(network, target.id);
    case 'chip':
      return chipText(network, target.id);
    case 'port':
      return portText(network, target.id);
    case 'note':
      return [];
  }
}

function populationText(network: Network, id: string): string[] {
  const population = network.populations.find((candidate) => candidate.id === id);
  const model = population && findModel(population.model, network.models);
  if (!population || !model) return [];
  const size = population.size > 1 ? [`${population.size.toLocaleString('en')} neurons`] : [];
  const inputs = network.connections.filter(({ target }) => target === id).length;
  return [population.label, model.label, ...size, `${inputs} incoming connection${inputs === 1 ? '' : 's'}`];
}

function stimulusText(network: Network, id: string, levels: ReadonlyMap<string, number>): string[] {
  const stimulus = network.stimuli.find((candidate) => candidate.id === id);
  if (!stimulus) return [];
  switch (stimulus.kind) {
    case 'toggle':
      return [`${stimulus.label} = ${levels.get(id) ?? stimulus.value}`, 'input; click to switch'];
    case 'clamp':
      return [`${stimulus.label} = ${stimulus.value}`, 'held for good'];
    case 'constant':
      return [`${stimulus.label} = ${formatNumber(stimulus.value)}`, 'constant'];
    case 'poisson':
      return [
        stimulus.label,
        `Poisson, ${formatNumber(stimulus.rate)} spikes/s`,
        ...(stimulus.size > 1 ? [`${stimulus.size.toLocaleString('en')} sources`] : []),
      ];
    case 'spike-times':
      return [
        stimulus.label,
        `${stimulus.times.length.toLocaleString('en')} ${stimulus.times.length === 1 ? 'spike' : 'spikes'} at set times`,
      ];
    default: {
      const facts = stimulusFields(stimulus).map(({ label, value, unit }) => `${label} ${formatNumber(value)} ${unit}`);
      return [stimulus.label, ...facts.map((fact) => fact.trim())];
    }
  }
}

function lampText(network: Network, id: string): string[] {
  const lamp = network.probes.find((probe) => probe.id === id);
  if (lamp?.kind !== 'lamp') return [];
  return [lamp.label, `reads ${labelOf(network, lamp.target)}`, ...(lamp.expect ? [`expected ${lamp.expect}`] : [])];
}

function connectionText(network: Network, id: string): string[] {
  const connection = network.connections.find((candidate) => candidate.id === id);
  if (!connection) return [];
  const { weight, delay, source, target } = connection;
  const mean = meanOf(weight);
  const kind = mean === 0 ? 'silent' : mean > 0 ? 'excitatory' : 'inhibitory';
  const value = typeof weight === 'number' ? formatNumber(weight) : lawText(weight);
  const unit = unitText(weightUnit(connection, network));
  return [
    `${labelOf(network, source)} → ${labelOf(network, target)}`,
    `weight ${value}${unit ? ` ${unit}` : ''}, ${kind}`,
    `delay ${delayText(delay)}`,
  ];
}

function chipText(network: Network, id: string): string[] {
  const chip = network.chips.find((one) => one.id === id);
  const type = network.chipTypes.find((one) => one.id === chip?.type);
  if (!chip || !type) return [];
  return [chip.label, `chip, ${type.label}; double-click opens it`, ...(type.note ? [type.note] : [])];
}

function portText(network: Network, id: string): string[] {
  const { id: chipId, port } = readEnd(id);
  const type = network.chipTypes.find((one) => one.id === network.chips.find((chip) => chip.id === chipId)?.type);
  if (!type) return [];
  const isInput = type.circuit.stimuli.some((one) => one.id === port);
  const wires = network.connections.filter((one) => (isInput ? one.target : one.source) === id).length;
  const count = `${wires} connection${wires === 1 ? '' : 's'}`;
  return [partName(network, id), isInput ? `input port, ${count}` : `output port, ${count}; drag from it to connect`];
}

/** The label of a population, stimulus, chip or port. */
export function labelOf(network: Network, id: string): string {
  return partName(network, id);
}

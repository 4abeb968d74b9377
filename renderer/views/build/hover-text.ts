import { findModel } from '../../../engine/models/index.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { SceneTarget } from '../../scene/types.ts';
import { formatNumber } from '../../ui/number.ts';

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
  }
}

function populationText(network: Network, id: string): string[] {
  const population = network.populations.find((candidate) => candidate.id === id);
  const model = population && findModel(population.model);
  if (!population || !model) return [];
  const size = population.size > 1 ? [`${population.size} neurons`] : [];
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
      return [stimulus.label, `Poisson, ${formatNumber(stimulus.rate)} spikes/s`];
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
  const kind = weight === 0 ? 'silent' : weight > 0 ? 'excitatory' : 'inhibitory';
  const steps = `delay ${delay} step${delay === 1 ? '' : 's'}`;
  return [
    `${labelOf(network, source)} → ${labelOf(network, target)}`,
    `weight ${formatNumber(weight)}, ${kind}`,
    steps,
  ];
}

/** The label of a population or stimulus. */
export function labelOf(network: Network, id: string): string {
  return [...network.populations, ...network.stimuli].find((item) => item.id === id)?.label ?? id;
}

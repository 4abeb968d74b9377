import type { ChipType, Circuit } from './types-chips.ts';
import type { Connection, Connector } from './types-connections.ts';
import type { NetworkEvent } from './types-events.ts';
import type { Probe } from './types-probes.ts';
import type { Stimulus } from './types-stimuli.ts';
import type { SynapseType } from './types-synapses.ts';
import type { Network, Population } from './types.ts';

/**
 * A network without the fields that few networks need, where they hold their default: parsing fills them again. Older
 * fields are always written, so that a file shows what a connection or probe is made of.
 */
export function withoutDefaults(network: Network): unknown {
  return drop(
    {
      ...network,
      models: network.models.map((model) => drop({ ...model, text: lines(model.text) }, { reference: '' })),
      synapses: network.synapses.map(synapse),
      ...lists(network),
      events: network.events.map(event),
      chipTypes: network.chipTypes.map(chipType),
    },
    { models: [], synapses: [], events: [], chipTypes: [], chips: [], notes: [] },
  );
}

function lists({ populations, stimuli, connections, probes }: Circuit): Record<string, unknown[]> {
  return {
    populations: populations.map((each: Population) => drop(each, { initial: {} })),
    stimuli: stimuli.map(stimulus),
    connections: connections.map(connection),
    probes: probes.map((probe: Probe) => (probe.kind === 'trace' ? drop(probe, { interval: 1 }) : probe)),
  };
}

/** The inside of a chip has none of the lists that are empty. */
function chipType(type: ChipType): unknown {
  const empty = { populations: [], stimuli: [], connections: [], probes: [], chips: [], notes: [], layout: {} };
  return drop({ ...type, circuit: drop({ ...type.circuit, ...lists(type.circuit) }, empty) }, { note: '' });
}

/** A text of several lines is easier to read as an array. */
function lines(text: string): string | string[] {
  return text.includes('\n') ? text.split('\n') : text;
}

function synapse(each: SynapseType): unknown {
  const { kind, based, shortTerm, plasticity } = each;
  return drop(
    { ...each, ...(shortTerm && { shortTerm: drop(shortTerm, { sites: 0 }) }) },
    {
      based: 'current',
      ...(kind === 'delta' || kind === 'current' ? { tau: 5 } : {}),
      ...(based === 'current' ? { reversal: 0 } : {}),
      ...(shortTerm === null && { shortTerm }),
      ...(plasticity === null && { plasticity }),
    },
  );
}

function stimulus(each: Stimulus): unknown {
  if (each.kind === 'poisson') return drop(each, { size: 1 });
  if (each.kind === 'sine') return drop(each, { phase: 0, offset: 0 });
  if (each.kind !== 'spike-times') return each;
  const alike = each.sources.every((source) => source === 0) && each.sources.length === each.times.length;
  return drop(each, { size: 1, file: '', ...(alike && { sources: each.sources }) });
}

function connection(each: Connection): unknown {
  return drop({ ...each, connector: connector(each.connector) }, { synapse: 'auto' });
}

function connector(each: Connector): unknown {
  return typeof each === 'string' ? each : drop(each, { self: true });
}

function event(each: NetworkEvent): unknown {
  if (each.kind !== 'lesion') return each;
  return drop(each, each.neurons.length > 0 ? { fraction: 1 } : { neurons: [] });
}

/** The record without those fields that hold these values. */
function drop(record: object, defaults: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isDefault = ([key, value]: [string, unknown]): boolean => key in defaults && isAlike(value, defaults[key]);
  return Object.fromEntries(Object.entries(record).filter((entry) => !isDefault(entry)));
}

function isAlike(value: unknown, standard: unknown): boolean {
  if (typeof standard !== 'object' || standard === null || typeof value !== 'object' || value === null) {
    return value === standard;
  }
  return value === standard || (isEmpty(value) && isEmpty(standard));
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

import { delaySteps } from './delay.ts';
import type { Connection, Connector, Distribution, Sign } from './types-connections.ts';

/** A signal on its way through ports: one neuron or stimulus, its weight and delay so far. */
export interface Wire {
  /** Of the connections that it came through. */
  readonly id: string;
  readonly source: WireSource;
  readonly weight: number;
  readonly delay: number | { readonly ms: number };
  readonly sign: Sign;
  readonly frozen: boolean;
}

/** Flat id of a population or stimulus, and which of its neurons; null where all are meant, as of what is no port. */
export interface WireSource {
  readonly id: string;
  readonly size: number;
  readonly neuron: number | null;
}

/** A wire that goes on through a connection from the port it came to: weights multiply, delays add up less one step. */
export function lengthen(wire: Wire, connection: Connection, dt: number): Connection {
  const { weight, delay, sign, frozen, connector } = connection;
  const isFrozen = wire.frozen || frozen === true;
  return {
    ...connection,
    id: `${wire.id}:${connection.id}`,
    source: wire.source.id,
    connector: scaledList(connector, wire, dt),
    weight: scale(weight, wire.weight),
    delay: sumOfDelays(wire.delay, delay, dt),
    sign: signOf(wire, sign),
    ...(isFrozen && { frozen: true }),
  };
}

/** A connector from the one neuron that a port reads, where its population has others. */
export function fromNeuron(connector: Connector, { size, neuron }: WireSource, targets: number): Connector {
  if (neuron === null || size === 1) return connector;
  if (typeof connector !== 'string' && connector.kind === 'FromList')
    return { ...connector, list: connector.list.map(([, target, ...rest]) => [neuron, target!, ...rest]) };
  return { kind: 'FromList', list: Array.from({ length: targets }, (_, target) => [neuron, target]) };
}

/** What every synapse of the law times a factor is drawn from. */
export function scale(weight: number | Distribution, factor: number): number | Distribution {
  if (typeof weight === 'number') return weight * factor;
  if (factor === 1) return weight;
  const [low, high] = [weight.low, weight.high].map((bound) => (bound === undefined ? undefined : bound * factor));
  const [least, most] = factor < 0 ? [high, low] : [low, high];
  const bounds = { ...(least !== undefined && { low: least }), ...(most !== undefined && { high: most }) };
  switch (weight.kind) {
    case 'uniform':
      return { kind: 'uniform', low: least!, high: most! };
    case 'normal':
      return { kind: 'normal', mean: weight.mean * factor, sd: weight.sd * Math.abs(factor), ...bounds };
    case 'lognormal':
      return { kind: 'lognormal', median: weight.median * factor, sigma: weight.sigma, ...bounds };
    case 'exponential':
      return { kind: 'exponential', mean: weight.mean * factor, ...bounds };
  }
}

/** A port is no synapse: of the two unit delays one is taken off. */
export function sumOfDelays(wire: Wire['delay'], delay: Connection['delay'], dt: number): Connection['delay'] {
  if (typeof delay === 'number') {
    return typeof wire === 'number' ? wire + delay - 1 : { ms: wire.ms + (delay - 1) * dt };
  }
  if (wire === 1) return delay;
  const more = typeof wire === 'number' ? (wire - 1) * dt : wire.ms;
  return { ms: (delay.ms as number) + more };
}

/** Rows of a list bring weights and delays of their own, in steps. */
function scaledList(connector: Connector, wire: Wire, dt: number): Connector {
  if (typeof connector === 'string' || connector.kind !== 'FromList') return connector;
  const more = (typeof wire.delay === 'number' ? wire.delay : delaySteps(wire.delay.ms, dt)) - 1;
  const list = connector.list.map(([source, target, weight, delay]) => [
    ...[source!, target!],
    ...(weight === undefined ? [] : [weight * wire.weight]),
    ...(delay === undefined ? [] : [delay + more]),
  ]);
  return { kind: 'FromList', list };
}

/** Through an inhibitory wire, excitation inhibits. */
function signOf(wire: Wire, sign: Sign): Sign {
  if (sign === 'either' || wire.weight >= 0) return sign;
  return sign === 'excitatory' ? 'inhibitory' : 'excitatory';
}

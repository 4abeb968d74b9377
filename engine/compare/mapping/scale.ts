import type { Connection, Connector, Distribution } from '../../network/types-connections.ts';
import type { Population } from '../../network/types-populations.ts';

type Values = Population['parameters'][string];

/** A law of numbers `factor` times as large, which is not 0. */
function scaleLaw(law: Distribution, factor: number): Distribution {
  const bounds = scaleBounds(law, factor);
  switch (law.kind) {
    case 'uniform':
      return factor > 0
        ? { kind: 'uniform', low: law.low * factor, high: law.high * factor }
        : { kind: 'uniform', low: law.high * factor, high: law.low * factor };
    case 'normal':
      return { kind: 'normal', mean: law.mean * factor, sd: law.sd * Math.abs(factor), ...bounds };
    case 'lognormal':
      return { kind: 'lognormal', median: law.median * factor, sigma: law.sigma, ...bounds };
    case 'exponential':
      return { kind: 'exponential', mean: law.mean * factor, ...bounds };
  }
}

function scaleBounds(law: Distribution, factor: number): { low?: number; high?: number } {
  const [low, high] = [law.low, law.high].map((bound) => (bound === undefined ? undefined : bound * factor));
  const [least, most] = factor > 0 ? [low, high] : [high, low];
  return { ...(least !== undefined && { low: least }), ...(most !== undefined && { high: most }) };
}

export function scaleWeight(weight: Connection['weight'], factor: number): Connection['weight'] {
  return typeof weight === 'number' ? weight * factor : scaleLaw(weight, factor);
}

/** The same wiring; weights of a list are scaled, and its delays in steps stretched. */
export function scaleConnector(connector: Connector, factor: number, stretch: number): Connector {
  if (typeof connector === 'string' || connector.kind !== 'FromList') return connector;
  const list = connector.list.map((entry) =>
    entry.map((value, place) => {
      if (place === 2) return value * factor;
      return place === 3 ? Math.max(1, Math.round(value * stretch)) : value;
    }),
  );
  return { kind: 'FromList', list };
}

/** c + k · values, one for all or one each; a law only where it can be shifted, else null. */
export function shiftValues(values: Values, gain: number, offset: number): Values | null {
  if (typeof values === 'number') return offset + gain * values;
  if (!('kind' in values)) return values.map((value) => offset + gain * value);
  const law = scaleLaw(values, gain);
  if (offset === 0) return law;
  if (law.kind === 'uniform') return { ...law, low: law.low + offset, high: law.high + offset };
  return law.kind === 'normal' && law.low === undefined && law.high === undefined
    ? { ...law, mean: law.mean + offset }
    : null;
}

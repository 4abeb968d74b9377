import type { Connection, Connector } from './types-connections.ts';

/** Steps of a delay in ms: rounded, at least one. */
export function delaySteps(ms: number, dt: number): number {
  return Math.max(1, Math.round(ms / dt));
}

/** The longest delay in steps that a synapse of the connection may have; Infinity where a law has no end. */
export function longestDelay({ connector, delay }: Pick<Connection, 'connector' | 'delay'>, dt: number): number {
  const listed = longestListed(connector);
  if (listed > 0) return listed;
  if (typeof delay === 'number') return delay;
  return delaySteps(typeof delay.ms === 'number' ? delay.ms : (delay.ms.high ?? Infinity), dt);
}

/** Of the delays that a list gives each synapse, in steps; 0 where delays follow from the connection. */
function longestListed(connector: Connector): number {
  let longest = 0;
  if (typeof connector === 'string' || connector.kind !== 'FromList') return longest;
  for (const row of connector.list) if (row.length > 3 && row[3]! > longest) longest = row[3]!;
  return longest;
}

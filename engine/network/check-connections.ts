import { countOf } from './count.ts';
import type { Connection, Issue, Population, Sign } from './types.ts';
import { unknownId } from './unknown-id.ts';

/** Whether a connection's ends exist, its weight has its sign, and its connector fits both ends. */
export function checkConnection(
  connection: Connection,
  path: string,
  populations: ReadonlyMap<string, Population>,
  stimuli: ReadonlySet<string>,
): Issue[] {
  const issues: Issue[] = [];
  const source = populations.get(connection.source);
  const target = populations.get(connection.target);
  if (!source && !stimuli.has(connection.source))
    issues.push(unknownId(`${path}.source`, connection.source, 'population or stimulus'));
  if (!target) {
    issues.push(
      stimuli.has(connection.target)
        ? {
            path: `${path}.target`,
            message: `"${connection.target}" is a stimulus, which takes no input`,
            expected: 'the id of a population',
          }
        : unknownId(`${path}.target`, connection.target, 'population'),
    );
  }
  issues.push(...checkSign(connection.sign, connection.weight, `${path}.weight`));
  const sourceSize = stimuli.has(connection.source) ? 1 : source?.size;
  if (connection.connector === 'OneToOne' && sourceSize && target && sourceSize !== target.size) {
    issues.push({
      path: `${path}.connector`,
      message: `OneToOne from ${countOf(sourceSize, 'source')} to ${countOf(target.size, 'neuron')}`,
      expected: 'as many sources as targets, or "AllToAll"',
    });
  }
  return issues;
}

/** Dale's law: a connection that binds its sign takes no weight of the other. */
export function checkSign(sign: Sign, weight: number, path: string): Issue[] {
  if (sign === 'excitatory' && weight < 0) {
    return [{ path, message: `found ${weight} on an excitatory connection`, expected: 'a weight of at least 0' }];
  }
  if (sign === 'inhibitory' && weight > 0) {
    return [{ path, message: `found ${weight} on an inhibitory connection`, expected: 'a weight of at most 0' }];
  }
  return [];
}

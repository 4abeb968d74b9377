import { countOf } from '../../network/count.ts';
import type { Oscillation } from './types.ts';

interface Names {
  readonly changing: readonly string[];
  /** Neurons of the loop in the order of the signal. */
  readonly way: readonly string[];
  /** Synapses of the loop that inhibit. */
  readonly inhibitory: number;
}

/** An oscillation in three sentences, for people. */
export function describeOscillation(facts: Omit<Oscillation, 'text'>, { changing, way, inhibitory }: Names): string {
  const { period, transient, feedback, loopDelay } = facts;
  const start = transient === 0 ? 'from the start' : `after ${countOf(transient, 'step')}`;
  const first = `The circuit repeats every ${period} steps ${start}; ${listOf(changing)} ${changing.length === 1 ? 'changes' : 'change'}.`;
  const round = [...shortened(way), way[0]!].join(' → ');
  const synapses = `${inhibitory} of ${countOf(way.length, 'synapse')} ${inhibitory === 1 ? 'inhibits' : 'inhibit'}`;
  const second = `A signal goes round ${round} in ${countOf(loopDelay, 'step')}, where ${synapses}`;
  const third =
    feedback === 'negative'
      ? 'It comes back inverted, so that it undoes itself and no state can last.'
      : 'It comes back as it was: the loop could rest in either of two states, but signals that set out at one time race round it.';
  return `${first} ${second}. ${third}`;
}

const mostNamed = 8;

function listOf(names: readonly string[]): string {
  if (names.length > mostNamed)
    return `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more neurons`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

function shortened(way: readonly string[]): readonly string[] {
  return way.length > mostNamed + 1 ? [...way.slice(0, mostNamed), '…'] : way;
}

import { describe, expect, it } from 'vitest';
import { partNetwork } from '../../../engine/chips/part-network.ts';
import { parseNetworkText, serializeNetwork } from '../../../engine/network/parse.ts';
import { measure } from '../logic/measure.ts';
import { lamp, threshold, toggles, wires } from '../support/chips.ts';
import { networkOf } from '../support/networks.ts';

/** y = (a & b) | !c: two gates and an OR, read by a lamp. */
const circuit = networkOf({
  stimuli: toggles('a', 'b', 'c'),
  populations: [threshold('and', -2), threshold('not', 0), threshold('or', -1)],
  connections: wires('a>and', 'b>and', 'c>not:-1', 'and>or', 'not>or'),
  probes: [lamp('y', 'or', '(a & b) | !c'), lamp('both', 'and', 'a & b')],
  events: [{ kind: 'lesion', at: 5, population: 'and' }],
});

function part(...ids: string[]) {
  const made = partNetwork(circuit, ids);
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  // What is cut out is a network that could be stored.
  expect(parseNetworkText(serializeNetwork(made.value.network))).toEqual({ ok: true, value: made.value.network });
  return made.value;
}

/** Bits of the outputs in the order of the rows. */
function bits(ids: string[]): Record<string, string> {
  const { rows, outputs } = measure(part(...ids).network);
  return Object.fromEntries(outputs.map((name) => [name, rows.map((row) => row.outputs[name]!.probability).join('')]));
}

describe('part of a circuit', () => {
  it('takes toggles in under their names, and keeps what a lamp expects of them', () => {
    const { network, sources } = part('and');
    expect([...sources]).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
    expect(measure(network)).toMatchObject({ pass: true, inputs: ['a', 'b'], outputs: ['both'] });
    expect(network.events).toEqual([]);
  });

  it('takes neurons outside for inputs, which are free to be anything', () => {
    expect([...part('or').sources]).toEqual([
      ['and', 'and'],
      ['not', 'not'],
    ]);
    expect(bits(['or'])).toEqual({ y: '0111' });
  });

  it('reads neurons that leave the part', () => {
    expect(bits(['not'])).toEqual({ not_out: '10' });
    expect(bits(['and', 'not'])).toEqual({ both: '00000011', not_out: '10101010' });
  });

  it('is the whole circuit where all is selected', () => {
    const all = part('a', 'b', 'c', 'and', 'not', 'or', 'y', 'both');
    const whole = measure(circuit);
    expect(measure(all.network).rows).toEqual(whole.rows);
  });

  it('says what to select where nothing can be measured', () => {
    expect(partNetwork(circuit, ['a'])).toMatchObject({
      ok: false,
      issues: [{ message: 'no neuron and no chip' }],
    });
    const deaf = networkOf({ stimuli: toggles('a'), populations: [threshold('n', -1)], connections: wires('a>n') });
    expect(partNetwork(deaf, ['n'])).toMatchObject({
      ok: false,
      issues: [{ path: 'selection', message: 'nothing outside reads it' }],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { mapNetwork } from '../../../../engine/compare/mapping/map-network.ts';
import type { Network } from '../../../../engine/network/types.ts';
import { networkOf } from '../../support/networks.ts';
import { mapped } from './support.ts';

/** One input of a model of its own onto a neuron that fires from 1 on. */
function fedBy(...text: readonly string[]): Network {
  return networkOf({
    models: [{ id: 'own', label: 'Own', text, reference: '' }],
    populations: [
      { id: 'in', model: 'own' },
      { id: 'n', model: 'mcculloch-pitts', parameters: { b: -1 } },
    ],
    connections: [{ source: 'in', target: 'n', weight: 1, synapse: 'auto' }],
  });
}

/** Nearest net inputs on both sides of the threshold, and what is said of the input. */
function found(network: Network): { off: number; on: number; notes: string[] } {
  const { populations, notes } = mapped(network, 'logistic', { rule: 'threshold' });
  const { off, on } = populations[1]!.threshold!;
  const ofInput = notes.filter(({ path }) => path === 'populations.in').map(({ message }) => message);
  return { off, on, notes: ofInput.filter((message) => !message.startsWith('is kept as it is')) };
}

describe('what a kept input sends', () => {
  it.each([
    ['a rare value', ['output: int(rand() < p)', 'parameter p = 0.0001'], -1, 0],
    ['a rare spike', ['threshold: rand() < p', 'parameter p = 0.0001'], -1, 0],
    ['a late value', ['output: 2*int(t > 5*s)'], -1, 1],
    ['a scaled value', ['q = 3*int(rand() < p) - 0.5 : 1', 'output: q/2', 'parameter p = 0.0001'], -1.25, 0.25],
    ['a held value', ['output: x^2', 'parameter x = 1.5'], -1.25, 1.25],
  ])('is known by its text where it is %s', (_, text, off, on) => {
    expect(found(fedBy(...text))).toEqual({ off, on, notes: [] });
  });

  it('is what was seen where its text has no bounds, and a note says so', () => {
    const { notes } = found(fedBy('output: randn()*int(rand() < 0.5)'));
    expect(notes).toEqual(['counts as what it sent in 1000 steps: rarer values would need other weights']);
  });
});

describe('a kept input that spikes by itself', () => {
  const network = fedBy('threshold: x >= 0.5', 'parameter x = 1');

  it('is refused where steps change: it would fire ten times as often', () => {
    const refused = mapNetwork(network, 'lif');
    expect(refused).toMatchObject({ ok: false, issues: [{ path: 'populations.in' }] });
    const { message, expected } = refused.ok ? { message: '', expected: '' } : refused.issues[0]!;
    expect(message).toContain('steps of 0.1 ms in place of 1 ms would make it send more or fewer');
    expect(expected).toContain('a stimulus or a held value');
  });

  it('is kept in steps as long as before', () => {
    expect(mapNetwork(network, 'logistic').ok).toBe(true);
    expect(mapNetwork(network, 'lif', { overrides: { dt: 1 } }).ok).toBe(true);
  });
});

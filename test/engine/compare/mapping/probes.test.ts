import { describe, expect, it } from 'vitest';
import { example } from '../../examples/support.ts';
import { compared } from '../support.ts';
import { mapped } from './support.ts';

describe('probes of a mapped circuit', () => {
  it('leaves out rates of what no longer spikes, and says so', () => {
    const network = example('shared-cause');
    const rates = network.probes.filter(({ kind }) => kind === 'rate');
    expect(rates).not.toEqual([]);
    const { network: graded, notes } = mapped(network, 'logistic');
    expect(graded.probes).toEqual(network.probes.filter(({ kind }) => kind !== 'rate'));
    expect(notes).toEqual(
      rates.map(({ id }) => ({
        path: `probes.${id}`,
        message: 'has no counterpart: logistic does not spike; it is left out',
      })),
    );
    expect(mapped(network, 'lif').network.probes.filter(({ kind }) => kind === 'rate')).toHaveLength(rates.length);
  });

  it('compares a circuit with rate probes under a model without spikes', () => {
    const { models } = compared(example('shared-cause'), { models: ['as-drawn', 'logistic'], duration: 100 });
    expect(models.map(({ failure }) => failure)).toEqual([null, null]);
  });
});

describe('a model of the circuit’s own', () => {
  it('takes its place among the others, by the same numbers as well', () => {
    const network = example('own-model');
    const own = network.models[0]!.id;
    const { models } = compared(network, { models: ['as-drawn', own], rule: 'same', duration: 100 });
    // Drawn with it, the circuit is the same under it.
    expect(models[1]!.rates.map(({ spikes }) => spikes)).toEqual(models[0]!.rates.map(({ spikes }) => spikes));
  });
});

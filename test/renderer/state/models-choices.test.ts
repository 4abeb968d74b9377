import { describe, expect, it } from 'vitest';
import { nand, networkOf } from '../../engine/support/networks.ts';
import { readSet } from '../../../app/cli/set-option.ts';
import { example } from '../support/networks.ts';
import {
  defaultChoices,
  optionsOf,
  outputNeuron,
  overridesOf,
  shellCommand,
} from '../../../renderer/state/models-choices.ts';

const sets = [
  { model: 'lif', name: 'gain', value: 300 },
  { model: 'lif', name: 'a_to_nand', value: -2 },
  { model: 'lif', name: 'nand.tau_m', value: 10 },
  { model: 'lif', name: 'nand.t_ref', value: 3 },
  { model: 'logistic', name: 'dt', value: 2 },
];

describe('choices of a comparison of models', () => {
  it('begins with the circuit as drawn, and leaves out the model that it is drawn with', () => {
    expect(defaultChoices(nand(0, 1)).models).toEqual(['as-drawn', 'stochastic-binary', 'logistic', 'lif']);
    expect(defaultChoices(example('nand-lif')).models).not.toContain('lif');
  });

  it('means by a set number what the shell means by --set', () => {
    const network = example('nand');
    const texts = sets.map(({ model, name, value }) => `${model}.${name}=${value}`);
    expect(overridesOf(sets)).toEqual(readSet(texts, network));
  });

  it('writes the command that does the same in a shell', () => {
    const choices = { ...defaultChoices(null), models: ['as-drawn', 'lif'], seed: 5, windows: [10, 100] };
    expect(shellCommand({ ...choices, rule: 'rate', sets: sets.slice(0, 1) }, 'my nand.json')).toBe(
      "nandrite compare 'my nand.json' --models as-drawn,lif --rule rate --seed 5 --duration 5000 --window 10 --window 100 --set lif.gain=300",
    );
  });

  it('looks first at what comes out: under a lamp, or of the last population that goes nowhere', () => {
    expect(outputNeuron(example('nand'))).toEqual({ population: 'nand', neuron: 0 });
    const chain = networkOf({
      populations: [
        { id: 'end', model: 'step', size: 2 },
        ...Array.from({ length: 10 }, (_, k) => ({ id: `p${k}`, model: 'step' })),
      ],
      connections: Array.from({ length: 10 }, (_, k) => ({
        source: `p${k}`,
        target: k < 9 ? `p${k + 1}` : 'end',
        weight: 1,
      })),
    });
    const end = { population: 'end', neuron: 0 };
    expect(outputNeuron(chain)).toEqual(end);
    const last = { ...chain, populations: [...chain.populations.slice(1), chain.populations[0]!] };
    expect(optionsOf(defaultChoices(last), last).watched).toContainEqual(end);
  });

  it('watches what the shell shows first, then a neuron that was asked for', () => {
    const network = example('nand');
    const { watched } = optionsOf(defaultChoices(network), network, { population: 'nand', neuron: 0 });
    expect(watched).toEqual([{ population: 'nand', neuron: 0 }]);
    const many = example('nand-population');
    const { id } = many.populations.find(({ size }) => size > 3)!;
    const asked = optionsOf(defaultChoices(many), many, { population: id, neuron: 3 }).watched!;
    expect(asked.at(-1)).toEqual({ population: id, neuron: 3 });
    expect(optionsOf(defaultChoices(many), many, { population: 'gone', neuron: 3 }).watched).not.toContainEqual({
      population: 'gone',
      neuron: 3,
    });
  });
});

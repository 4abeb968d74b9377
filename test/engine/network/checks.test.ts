import { describe, expect, it } from 'vitest';
import { parseNetwork } from '../../../engine/network/parse.ts';
import { rich } from './rich.ts';

/** Every issue of a rich network with changes, in one line each: path | message | expected. */
function issuesOf(more: Record<string, unknown>): string[] {
  const parsed = parseNetwork({ ...rich, ...more });
  return parsed.ok ? [] : parsed.issues.map(({ path, message, expected }) => `${path} | ${message} | ${expected}`);
}

const connected = (more: Record<string, unknown>): Record<string, unknown> => ({
  connections: [{ source: 'noise', target: 'cell', weight: 1, ...more }],
});
const synapse = (type: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  synapses: [{ id: 's', kind: 'exponential', ...type }],
  ...connected({ synapse: 's', ...more }),
});
const stdp = { plasticity: { kind: 'stdp' } };
const list = (...rows: number[][]): Record<string, unknown> =>
  connected({ connector: { kind: 'FromList', list: rows } });
const population = (more: Record<string, unknown>): Record<string, unknown> => ({
  populations: [...rich.populations, { id: 'more', model: 'my-lif', size: 2, ...more }],
});
const stimulus = (more: Record<string, unknown>): Record<string, unknown> => ({
  stimuli: [...rich.stimuli, { id: 'more', ...more }],
});

it('the network that the others change is without issues', () => {
  expect(issuesOf({})).toEqual([]);
});

describe('models of the network', () => {
  const model = (more: Record<string, unknown>): Record<string, unknown> => ({
    models: [...rich.models, { id: 'more', text: 'threshold: rand() < 0.5', ...more }],
  });
  it.each([
    [model({}), []],
    [model({ id: 'step' }), ['models[4].id | "step" is a built-in model | an id of its own']],
    [model({ id: 'my-lif' }), ['models[4].id | "my-lif" is already the id at models[0].id | an id of its own']],
    [model({ twin: 'ghost' }), ['models[4].twin | there is no model "ghost" | the id of a model']],
    [model({ twin: 'my-lif' }), []],
    [
      population({ model: 'ghost' }),
      [
        expect.stringMatching(
          /^populations\[5\]\.model \| there is no model "ghost" \| one of mcculloch-pitts, .*, my-lif, plain, deaf, rate$/,
        ),
      ],
    ],
  ])('%#', (change, issues) => {
    expect(issuesOf(change)).toEqual(issues);
  });

  it('a mistake in the text has its line and column, and is the only thing said about its neurons', () => {
    const change = {
      ...model({ text: ['threshold: x >= 1', 'dx/dt = (1 - x / tau : 1', 'parameter tau = 10 ms'] }),
      ...population({ model: 'more', parameters: { ghost: 1 }, initial: { ghost: 1 } }),
    };
    expect(issuesOf(change)).toEqual([expect.stringMatching(/^models\[4\]\.text, line 2, column 22 \| .+ \| .+/)]);
  });
});

describe('refractory times', () => {
  const resting = (refractory: string, parameters: Record<string, unknown>): Record<string, unknown> => ({
    models: [
      ...rich.models,
      {
        id: 'rest',
        text: `dv/dt = -v/ms : mV\nthreshold: v > 1*mV\nrefractory: ${refractory}\nparameter a = 5 ms\nparameter b = 2 ms`,
      },
    ],
    ...population({ model: 'rest', parameters }),
  });
  const negative = (whose: string): string =>
    `populations[5].parameters | the refractory time${whose} of rest would be -1 ms | a, b that make it at least 0 ms`;
  it.each([
    [resting('a', { a: 0 }), []],
    [resting('a', { a: -1 }), ['populations[5].parameters.a | found -1 | a value from 0 to 1000000000000']],
    [resting('a - b', { a: 3, b: [1, 2] }), []],
    [resting('a - b', { a: 1 }), [negative('')]],
    [resting('a - b', { a: 3, b: [1, 4] }), [negative(' of neuron 1')]],
    [resting('a - b', { a: { kind: 'uniform', low: 1, high: 3 } }), [negative('')]],
    [resting('a - b', { b: { kind: 'uniform', low: 1, high: 6 } }), [negative('')]],
    [resting('a - b', { b: { kind: 'uniform', low: 1, high: 5 } }), []],
    // One that is wrong by itself is all that is said.
    [resting('a - b', { a: 1, c: 1 }), ['populations[5].parameters.c | rest has no parameter "c" | one of a, b']],
  ])('%#', (change, issues) => {
    expect(issuesOf(change)).toEqual(issues);
  });
});

describe('populations', () => {
  it.each([
    [{ parameters: { E_L: { kind: 'normal', mean: -65, sd: 1, low: -70, high: -60 } } }, []],
    [
      { parameters: { E_L: { kind: 'normal', mean: -65, sd: 1 } } },
      'parameters.E_L | the law reaches from -Infinity to Infinity | values from -100 to 0, such as by "low": -100 and "high": 0',
    ],
    [
      { parameters: { E_L: { kind: 'uniform', low: -70, high: 10 } } },
      'parameters.E_L | the law reaches from -70 to 10 | values from -100 to 0, such as by "high": 0',
    ],
    [
      { parameters: { E_L: { kind: 'uniform', low: -60, high: -70 } } },
      'parameters.E_L.high | found -70 | at least -60, which is "low"',
    ],
    [
      { parameters: { E_L: { kind: 'normal', mean: -65, sd: 1, low: -50, high: 0 } } },
      'parameters.E_L | the bounds leave less than 1 in 1000 of the law | "low" and "high" around more of it',
    ],
    [{ initial: { v: [-60, -70] } }, []],
    [{ initial: { v: { kind: 'normal', mean: -65, sd: 5 } } }, []],
    [{ initial: { v: [1] } }, 'initial.v | found 1 value for 2 neurons | one number for all, or 2: one a neuron'],
    [{ initial: { w: 1 } }, 'initial.w | my-lif has no state variable "w" | one of v'],
    [
      { model: 'mcculloch-pitts', initial: { z: 1 } },
      'initial.z | McCulloch–Pitts has no state variable "z" | no state variable: the model has none',
    ],
  ])('%j', (more, issue) => {
    expect(issuesOf(population(more))).toEqual(typeof issue === 'string' ? [`populations[5].${issue}`] : issue);
  });
});

describe('stimuli', () => {
  it.each([
    [{ kind: 'step', value: 1, start: 5, stop: 4 }, 'stop | found 4 | at least 5, the start'],
    [{ kind: 'ramp', to: 1, start: 5, stop: 5 }, 'stop | found 5 | more than 5, the start'],
    [{ kind: 'spike-times', times: [1, 2], sources: [0] }, 'sources | found 1 for 2 times | as many sources as times'],
    [{ kind: 'spike-times', times: [1, 2], sources: [0, 1] }, 'sources | found 1 | 0, since "size" is 1'],
    [{ kind: 'spike-times', size: 3, times: [1, 2], sources: [0, 3] }, 'sources | found 3 | 0 to 2, since "size" is 3'],
  ])('%j', (more, issue) => {
    expect(issuesOf(stimulus(more))).toEqual([`stimuli[5].${issue}`]);
  });
});

describe('kinds of synapse', () => {
  it.each([
    [synapse({}), []],
    [
      { synapses: [{ id: 'auto', kind: 'alpha' }] },
      ['synapses[0].id | "auto" is a built-in synapse | an id of its own'],
    ],
    [
      {
        synapses: [
          { id: 's', kind: 'alpha' },
          { id: 's', kind: 'alpha' },
        ],
      },
      ['synapses[1].id | "s" is already the id at synapses[0].id | an id of its own'],
    ],
    [
      { synapses: [{ id: 's', kind: 'delta', based: 'conductance' }] },
      [
        'synapses[0].based | a delta synapse adds to the potential at once, and has no conductance | "current", or another kind of synapse',
      ],
    ],
    [
      { synapses: [{ id: 's', kind: 'alpha', plasticity: { kind: 'oja', w_min: 2 } }] },
      ['synapses[0].plasticity.w_max | found 1 | at least 2, which is w_min'],
    ],
    [
      { synapses: [{ id: 's', kind: 'alpha', plasticity: { kind: 'reward-stdp', reward: 'ghost' } }] },
      [
        'synapses[0].plasticity.reward | there is no population or stimulus "ghost" | the id of a population or stimulus',
      ],
    ],
    [
      connected({ synapse: 'ghost' }),
      ['connections[0].synapse | there is no synapse "ghost" | one of auto, delta, current, psc'],
    ],
  ])('%j', (change, issues) => {
    expect(issuesOf({ connections: [], probes: [], events: [], ...change })).toEqual(issues);
  });
});

describe('what neurons take', () => {
  const stepBased =
    'connections[0].synapse | McCulloch–Pitts is step-based: all it takes is the weighted sum of a step | auto, delta, or a synapse of kind delta';
  const noJump =
    'connections[0].synapse | plain has no membrane potential for a delta synapse to add to | current, or a synapse of kind exponential or alpha';
  const fhn = { populations: [...rich.populations, { id: 'fhn', model: 'fitzhugh-nagumo' }] };
  const two = (input: string): Record<string, unknown> => ({
    models: [
      ...rich.models,
      { id: 'two', text: `du/dt = -u/ms : mV\ndw/dt = (u - w)/ms : mV\nthreshold: w > 1*mV\n${input}` },
    ],
    populations: [...rich.populations, { id: 'two', model: 'two' }],
  });
  const jumping = (source: string): string =>
    `connections[0].synapse | "${source}" sends values, by which a delta synapse would make v jump in every step, however short | auto, current, or a synapse of another kind than delta`;
  const several = 'connections[0].synapse | two has several variables in mV, u, w, and none called v for';
  const severalFor = {
    delta: `${several} a delta synapse to add to | the potential called v in its text, or current, or a synapse of kind exponential or alpha`,
    conductance: `${several} a conductance to act on | the potential called v in its text, or a synapse based on a current`,
    deaf: `${several} a delta synapse to add to | the potential called v in its text`,
  };
  it.each([
    [connected({ target: 'gate' }), []],
    [connected({ target: 'gate', synapse: 'delta' }), []],
    [synapse({ kind: 'delta', ...stdp }, { target: 'gate' }), []],
    [connected({ target: 'gate', synapse: 'current' }), [stepBased]],
    [synapse({}, { target: 'gate' }), [stepBased]],
    [
      connected({ target: 'deaf' }),
      ['connections[0].synapse | deaf takes no signals | a model with sum(w*x) in its text'],
    ],
    [connected({ target: 'plain' }), [noJump]],
    [connected({ target: 'plain', synapse: 'delta' }), [noJump]],
    [connected({ source: 'wave', target: 'cell', synapse: 'delta' }), [jumping('wave')]],
    [connected({ source: 'button', target: 'cell', synapse: 'delta' }), [jumping('button')]],
    [synapse({ kind: 'delta' }, { source: 'rate', target: 'cell' }), [jumping('rate')]],
    [synapse({ kind: 'delta' }, { source: 'wave', target: 'rate' }), []],
    [synapse({}, { source: 'wave', target: 'cell' }), []],
    // A value is a current for neurons in time, whatever a spike would be.
    [connected({ source: 'wave', target: 'plain' }), []],
    [connected({ source: 'button', target: 'plain' }), []],
    [synapse({}, { target: 'plain' }), []],
    [
      synapse({ based: 'conductance' }, { target: 'plain' }),
      [
        'connections[0].synapse | plain has no membrane potential for a conductance to act on | a synapse based on a current',
      ],
    ],
    [synapse({ based: 'conductance', reversal: -80 }), []],
    [{ ...synapse({}, { target: 'fhn' }), ...fhn }, []],
    [{ ...connected({ target: 'fhn', synapse: 'delta' }), ...fhn }, []],
    [
      { ...synapse({ based: 'conductance', reversal: -80 }, { target: 'fhn' }), ...fhn },
      [
        'connections[0].synapse | the potential v of FitzHugh–Nagumo is without unit, but a conductance pulls it towards -80 mV | a synapse based on a current',
      ],
    ],
    [{ ...connected({ target: 'two', synapse: 'delta' }), ...two('I : pA (input)') }, [severalFor.delta]],
    [{ ...synapse({ based: 'conductance' }, { target: 'two' }), ...two('I : pA (input)') }, [severalFor.conductance]],
    [{ ...connected({ target: 'two', synapse: 'delta' }), ...two('') }, [severalFor.deaf]],
    [{ ...synapse({}, { target: 'two' }), ...two('I : pA (input)') }, []],
    [connected({ target: 'rate' }), []],
    [
      synapse({}, { target: 'rate' }),
      [
        'connections[0].synapse | rate has no input for the current of a synapse | a model with a membrane potential, or an input such as I : pA (input)',
      ],
    ],
  ])('%j', (change, issues) => {
    expect(issuesOf({ probes: [], events: [], ...change })).toEqual(issues);
  });
});

describe('vesicles and learning', () => {
  const needsSpikes = (id: string, what: string): string =>
    `connections[0].synapse | "${id}" does not spike, but ${what} driven by spikes | a synapse without, or hebb, oja or bcm`;
  it.each([
    [synapse({ shortTerm: {} }), []],
    [synapse(stdp), []],
    [synapse({ shortTerm: {} }, { source: 'wave' }), [needsSpikes('wave', 'vesicles are')]],
    [synapse({ shortTerm: {} }, { source: 'button' }), [needsSpikes('button', 'vesicles are')]],
    [synapse(stdp, { source: 'button' }), [needsSpikes('button', 'stdp is')]],
    [synapse({ kind: 'delta', shortTerm: {}, ...stdp }, { source: 'button', target: 'gate' }), []],
    [synapse(stdp, { source: 'wave' }), [needsSpikes('wave', 'stdp is')]],
    [synapse({ kind: 'delta', ...stdp }, { target: 'rate' }), [needsSpikes('rate', 'stdp is')]],
    [synapse({ plasticity: { kind: 'hebb' } }, { source: 'wave' }), []],
    [
      synapse({ plasticity: { kind: 'hebb', w_min: -1 } }, { sign: 'excitatory' }),
      ['connections[0].synapse | "s" learns weights from -1 to 1 on an excitatory connection | a w_min of at least 0'],
    ],
    [
      synapse({ plasticity: { kind: 'hebb', w_min: -1 } }, { sign: 'inhibitory', weight: -1 }),
      ['connections[0].synapse | "s" learns weights from -1 to 1 on an inhibitory connection | a w_max of at most 0'],
    ],
    [
      synapse({ plasticity: { kind: 'hebb' } }, { sign: 'inhibitory', weight: 0 }),
      ['connections[0].synapse | "s" learns weights from 0 to 1 on an inhibitory connection | a w_max of at most 0'],
    ],
    [
      synapse({ based: 'conductance', plasticity: { kind: 'stdp', w_min: -1 } }),
      ['connections[0].synapse | "s" learns weights from -1 to 1 for a conductance | a w_min of at least 0'],
    ],
    [
      synapse(stdp, { weight: 2 }),
      ['connections[0].weight | found 2 | weights from 0 to 1, w_min and w_max of the synapse'],
    ],
    [
      synapse(stdp, { weight: { kind: 'uniform', low: 0.5, high: 1.5 } }),
      ['connections[0].weight | the law reaches from 0.5 to 1.5 | weights from 0 to 1, w_min and w_max of the synapse'],
    ],
    [
      synapse(stdp, {
        weight: 2,
        connector: {
          kind: 'FromList',
          list: [
            [0, 0, 1],
            [1, 0, 3],
          ],
        },
      }),
      ['connections[0].connector.list[1][2] | found 3 | weights from 0 to 1, w_min and w_max of the synapse'],
    ],
  ])('%j', (change, issues) => {
    expect(issuesOf({ probes: [], events: [], ...change })).toEqual(issues);
  });
});

describe('weights and delays', () => {
  const normal = { kind: 'normal', mean: 1, sd: 1 };
  it.each([
    [{ weight: normal }, []],
    [{ sign: 'excitatory', weight: { ...normal, low: 0 } }, []],
    [{ sign: 'inhibitory', weight: { kind: 'lognormal', median: -2, sigma: 1 } }, []],
    [
      { sign: 'excitatory', weight: normal },
      'weight | the law reaches from -Infinity to Infinity on an excitatory connection | values of at least 0, such as by "low": 0',
    ],
    [
      { sign: 'inhibitory', weight: { kind: 'exponential', mean: 1 } },
      'weight | the law reaches from 0 to Infinity on an inhibitory connection | values of at most 0, such as by "high": 0',
    ],
    [{ synapse: 'g', weight: -1 }, 'weight | found -1 for a conductance | a weight of at least 0'],
    // What a conductance does follows from its reversal potential.
    [{ synapse: 'g', weight: 1, sign: 'inhibitory' }, []],
    [{ delay: { ms: 1.5 } }, []],
    [{ delay: { ms: { kind: 'uniform', low: 0.5, high: 2 } } }, []],
    [{ delay: { ms: 10_001 } }, 'delay.ms | found 10001 | at most 10000, 100000 steps'],
    [
      { delay: { ms: { kind: 'exponential', mean: 1 } } },
      'delay.ms | the law reaches from 0 to Infinity ms | values from 0 to 10000, such as by "high": 10000',
    ],
  ])('%j', (more, issue) => {
    const synapses = [{ id: 'g', kind: 'alpha', based: 'conductance', reversal: -80 }];
    const found = issuesOf({ probes: [], events: [], synapses, ...connected(more) });
    expect(found).toEqual(typeof issue === 'string' ? [`connections[0].${issue}`] : issue);
  });
});

describe('wiring', () => {
  const wired = (connector: unknown, more: Record<string, unknown> = {}): Record<string, unknown> =>
    connected({ connector, ...more });
  const loop = { source: 'cell', target: 'cell' };
  it.each([
    [wired({ kind: 'FixedNumberPre', number: 3 }), []],
    [wired({ kind: 'FixedNumberPre', number: 4 }), 'connector.number | found 4, but there are 3 sources | at most 3'],
    [wired({ kind: 'FixedNumberPost', number: 3 }), 'connector.number | found 3, but there are 2 targets | at most 2'],
    [
      wired({ kind: 'FixedNumberPost', number: 2, self: false }, loop),
      'connector.number | found 2, but there is 1 target other than the neuron itself | at most 1',
    ],
    [wired({ kind: 'FixedNumberPost', number: 2, self: true }, loop), []],
    [wired('OneToOne'), 'connector | OneToOne from 3 sources to 2 neurons | as many sources as targets, or "AllToAll"'],
    [list([0, 0], [2, 1]), []],
    [list([3, 0]), 'connector.list[0][0] | found 3, but there are 3 sources | a whole number from 0 to 2'],
    [list([0, 0], [0.5, 0]), 'connector.list[1][0] | found 0.5, but there are 3 sources | a whole number from 0 to 2'],
    [list([0, 2]), 'connector.list[0][1] | found 2, but there are 2 neurons | a whole number from 0 to 1'],
    [list([0, 0, 1], [0, 1]), 'connector.list[1] | found 2 numbers, but the first row has 3 | rows of one length'],
    [list([0, 0, 1, 0]), 'connector.list[0][3] | found 0 | a whole number of steps from 1 to 100000'],
    [list([0, 0, 1e13]), 'connector.list[0][2] | found 10000000000000 | at most 1000000000000 in magnitude'],
    [
      wired(
        {
          kind: 'FromList',
          list: [
            [0, 0, 1],
            [0, 1, -1],
          ],
        },
        { sign: 'excitatory' },
      ),
      'connector.list[1][2] | found -1 on an excitatory connection | a weight of at least 0',
    ],
    [wired({ kind: 'DistanceDependent', probability: 'exp(-d)' }), []],
    [wired({ kind: 'DistanceDependent', probability: '(d < 0.3) or d > 0.9' }), []],
    [
      wired({ kind: 'DistanceDependent', probability: '0.5*mV' }),
      'connector.probability | the unit of the expression is mV | a number without unit, as the distance d is',
    ],
    [
      wired({ kind: 'DistanceDependent', probability: 'exp(-d/(0.3*mm))' }),
      'connector.probability | exp of -d / (0.3*mm) (1/cm) | a number without unit',
    ],
    [
      wired({ kind: 'DistanceDependent', probability: 'exp(-x)' }),
      'connector.probability | found "x" | an expression of the distance d alone',
    ],
    [
      wired({ kind: 'DistanceDependent', probability: 'rand()' }),
      'connector.probability | the expression draws random numbers | the probability itself',
    ],
    [
      wired({ kind: 'DistanceDependent', probability: 'sqrt(0.5 - d)' }),
      'connector.probability | is no number at d = 0.51 | a probability at every distance',
    ],
  ])('%j', (change, issue) => {
    const found = issuesOf({ probes: [], events: [], ...change });
    expect(found).toEqual(typeof issue === 'string' ? [`connections[0].${issue}`] : issue);
  });

  it('a slip in an expression has its column', () => {
    const change = wired({ kind: 'DistanceDependent', probability: 'exp(-d' });
    const [issue] = issuesOf({ probes: [], events: [], ...change });
    expect(issue).toMatch(/^connections\[0\]\.connector\.probability, line 1, column 7 \| .+ \| .+/);
  });
});

describe('probes and events', () => {
  it.each([
    [{ probes: [{ kind: 'weights', target: 'w1' }] }, []],
    [
      {
        probes: [
          { kind: 'rate', target: 'cell' },
          { kind: 'rate', target: 'noise' },
          { kind: 'rate', target: 'button' },
        ],
      },
      [],
    ],
    [
      { probes: [{ kind: 'weights', target: 'cell' }] },
      ['probes[0].target | there is no connection "cell" | the id of a connection'],
    ],
    [
      { probes: [{ kind: 'rate', target: 'wave' }] },
      ['probes[0].target | "wave" does not spike | a population or stimulus with spikes, or a trace of y'],
    ],
    [
      { probes: [{ kind: 'rate', target: 'ghost' }] },
      ['probes[0].target | there is no population or stimulus "ghost" | the id of a population or stimulus'],
    ],
    [
      { probes: [{ kind: 'trace', target: 'cell', variable: 'z' }] },
      ['probes[0].variable | my-lif has no variable "z" | one of v, I_psc, I, y'],
    ],
    [
      { events: [{ kind: 'lesion', at: 1, population: 'noise' }] },
      ['events[0].population | there is no population "noise" | the id of a population'],
    ],
    [
      { events: [{ kind: 'lesion', at: 1, population: 'cell', neurons: [0, 2] }] },
      ['events[0].neurons[1] | found 2, but "cell" has 2 neurons | 0 to 1'],
    ],
    [
      { events: [{ kind: 'cut', at: 1, connection: 'cell' }] },
      ['events[0].connection | there is no connection "cell" | the id of a connection'],
    ],
    [
      { events: [{ kind: 'weight-noise', at: 1, connection: 'ghost', sd: 1 }] },
      ['events[0].connection | there is no connection "ghost" | the id of a connection'],
    ],
  ])('%j', (change, issues) => {
    expect(issuesOf(change)).toEqual(issues);
  });
});

describe('sizes', () => {
  const large = (connector: unknown, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    populations: [{ id: 'n', model: 'my-lif', size: 100_000 }],
    connections: [{ source: 'n', target: 'n', weight: 1, connector, ...more }],
    probes: [],
    events: [],
  });
  it.each([
    [large({ kind: 'FixedProbability', probability: 0.001 }), []],
    [
      large({ kind: 'FixedProbability', probability: 0.01 }),
      ['connections | 100000000 synapses in all | at most 20000000'],
    ],
    [large({ kind: 'FixedNumberPre', number: 201 }), ['connections | 20100000 synapses in all | at most 20000000']],
    [
      large({ kind: 'DistanceDependent', probability: 'd < 0' }),
      ['connections | 10000000000 pairs of neurons whose distance decides | at most 100000000'],
    ],
    [
      large('OneToOne', { delay: { ms: 50 } }),
      [
        'connections | 100000 neurons with a delay of 500 steps need too much memory | neurons × (longest delay + 1) of at most 50000000',
      ],
    ],
    [
      large('OneToOne', { delay: { ms: { kind: 'normal', mean: 2, sd: 1, low: 0, high: 50 } } }),
      [
        'connections | 100000 neurons with a delay of 500 steps need too much memory | neurons × (longest delay + 1) of at most 50000000',
      ],
    ],
    [large({ kind: 'FromList', list: [[0, 1, 1, 500]] }), [expect.stringContaining('a delay of 500 steps')]],
  ])('%j', (change, issues) => {
    expect(issuesOf(change)).toEqual(issues);
  });
});

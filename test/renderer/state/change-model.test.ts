import { describe, expect, it } from 'vitest';
import { checkNetwork } from '../../../engine/network/check.ts';
import { changeModel } from '../../../renderer/state/change-model.ts';
import { network } from '../support/networks.ts';

function one(parameters: Record<string, number>, model = 'lif', rest: Record<string, unknown> = {}) {
  return network({ time: { dt: 0.05 }, populations: [{ id: 'n', model, parameters, ...rest }] });
}

describe('another model for neurons', () => {
  it('keeps what both call the same', () => {
    const { network: next, lost } = changeModel(one({ E_L: -65, V_reset: -66 }), ['n'], 'adex');
    expect(next.populations[0]).toMatchObject({ model: 'adex', parameters: { E_L: -65, V_reset: -66 } });
    expect(lost).toEqual([]);
  });

  it('says a membrane in the terms of the other model: g_L = 1/R_m, C_m = tau_m/R_m', () => {
    const { network: next, lost } = changeModel(one({ tau_m: 20, R_m: 0.1, V_th: -52 }), ['n'], 'adex');
    expect(next.populations[0]!.parameters).toEqual({ g_L: 10, C_m: 200, V_T: -52 });
    expect(lost).toEqual([]);
    const back = changeModel(next, ['n'], 'lif');
    expect(back.network.populations[0]!.parameters).toEqual({ tau_m: 20, R_m: 0.1, V_th: -52 });
    expect(back.lost).toEqual([]);
  });

  it('leaves defaults to the new model', () => {
    expect(changeModel(one({}), ['n'], 'adex').network.populations[0]!.parameters).toEqual({});
  });

  it('lists what has no counterpart', () => {
    const before = one({ t_ref: 4, b: 1 }, 'adex', { initial: { w: 3 } });
    const { network: next, lost } = changeModel(before, ['n'], 'izhikevich');
    expect(checkNetwork(next)).toEqual([]);
    expect(lost).toContain('t_ref of n');
    expect(lost).toContain('initial w of n');
  });

  it('lists synapses, traces and the time step that change with it', () => {
    const before = network({
      time: { dt: 1 },
      populations: [
        { id: 'a', model: 'mcculloch-pitts' },
        { id: 'n', model: 'mcculloch-pitts' },
      ],
      connections: [{ source: 'a', target: 'n', weight: 1 }],
      probes: [{ kind: 'trace', id: 'z_of_n', target: 'n', variable: 'z' }],
    });
    const { lost } = changeModel(before, ['n'], 'lif');
    expect(lost).toEqual(['the trace z_of_n', 'the time step of 1 ms, now 0.1 ms']);
  });

  it('changes many at once', () => {
    const before = network({
      populations: [
        { id: 'p', model: 'logistic' },
        { id: 'q', model: 'tanh' },
      ],
    });
    const { network: next } = changeModel(before, ['p', 'q'], 'relu');
    expect(next.populations.map(({ model }) => model)).toEqual(['relu', 'relu']);
  });
});

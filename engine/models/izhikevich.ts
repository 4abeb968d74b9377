import { defineModel } from './define.ts';

/**
 * Two variables and every firing pattern of cortex. The paper has no units: v counts mV, t ms, and I what v gains in mV/ms,
 * which is pA with the C_m of 1 pF (as in NEST). k_0, k_1 and k_2 are the 140, 5 and 0.04 of the paper. Some of the twenty
 * patterns (Izhikevich 2004) need others: class 1 and integrator k_1 = 4.1, k_0 = 108; accommodation u' = a·b·(v + 65),
 * which is V_u = −65 and k_u = 0.
 */
export const izhikevich = defineModel({
  id: 'izhikevich',
  label: 'Izhikevich',
  text: `
dv/dt = k_2*v^2 + k_1*v + k_0 - u + I/C_m : mV
du/dt = a*(b*(v - V_u) - k_u*u) : mV/ms
I : pA (input)
threshold: v > V_peak
reset: v = c; u += d
initial: v = -70*mV; u = b*(-70*mV - V_u)
parameter a = 0.02 1/ms in [-10, 10] "rate of the recovery u"
parameter b = 0.2 1/ms in [-10, 10] "coupling of u to v"
parameter c = -65 mV in [-200, 200] "reset potential"
parameter d = 6 mV/ms in [-1000, 1000] "recovery a spike"
parameter k_2 = 0.04 1/(ms*mV) in [1e-6, 10] "quadratic coefficient"
parameter k_1 = 5 1/ms in [-1000, 1000] "linear coefficient"
parameter k_0 = 140 mV/ms in [-100000, 100000] "constant coefficient"
parameter V_u = 0 mV in [-200, 200] "potential at which u is 0"
parameter k_u = 1 in [0, 1] "decay of u"
parameter V_peak = 30 mV in [-200, 200] "end of the spike"
parameter C_m = 1 pF in [0.001, 1e6] "capacitance, unit of the current"
`,
  reference: 'Izhikevich (2003), Simple model of spiking neurons',
});

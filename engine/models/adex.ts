import { defineModel } from './define.ts';

/**
 * Adaptive exponential integrate-and-fire, with the parameters of the paper. Beyond V_peak, where the spike ends, the
 * exponential is held and w no longer follows v, as in NEST: no stage of an integrator overflows.
 */
export const adex = defineModel({
  id: 'adex',
  label: 'Adaptive exponential (AdEx)',
  text: `
dv/dt = (g_L*(E_L - v) + g_L*Delta_T*exp((min(v, V_peak) - V_T)/Delta_T) - w + I) / C_m : mV (unless refractory)
dw/dt = (a*(min(v, V_peak) - E_L) - w) / tau_w : pA
I : pA (input)
threshold: v > V_peak
reset: v = V_reset; w += b
refractory: t_ref
initial: v = E_L
parameter C_m = 281 pF in [0.01, 1e6] "membrane capacitance"
parameter g_L = 30 nS in [0.001, 1e6] "leak conductance"
parameter E_L = -70.6 mV in [-200, 200] "resting potential"
parameter V_T = -50.4 mV in [-200, 200] "threshold"
parameter Delta_T = 2 mV in [0.2, 50] "slope of the spike"
parameter V_peak = 20 mV in [-200, 200] "end of the spike"
parameter V_reset = -70.6 mV in [-200, 200] "reset potential"
parameter t_ref = 0 ms in [0, 1000] "refractory period"
parameter a = 4 nS in [-1e6, 1e6] "adaptation below threshold"
parameter b = 80.5 pA in [-1e6, 1e6] "adaptation a spike"
parameter tau_w = 144 ms in [0.1, 100000] "adaptation time constant"
`,
  reference:
    'Brette & Gerstner (2005), Adaptive exponential integrate-and-fire model as an effective description of neuronal activity',
});

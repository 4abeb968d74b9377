import { defineModel } from './define.ts';

/**
 * Exponential integrate-and-fire: the upstroke of a spike is exponential, its threshold soft. The exponential is held
 * beyond V_peak, where the spike ends, so that no stage of an integrator overflows.
 */
export const eif = defineModel({
  id: 'eif',
  label: 'Exponential integrate-and-fire',
  text: `
dv/dt = (E_L - v + Delta_T*exp((min(v, V_peak) - V_T)/Delta_T) + R_m*I) / tau_m : mV (unless refractory)
I : pA (input)
threshold: v > V_peak
reset: v = V_reset
refractory: t_ref
initial: v = E_L
parameter tau_m = 10 ms in [0.1, 1000] "membrane time constant"
parameter R_m = 0.1 GOhm in [1e-6, 1000] "membrane resistance"
parameter E_L = -65 mV in [-200, 200] "resting potential"
parameter V_T = -59.9 mV in [-200, 200] "threshold"
parameter Delta_T = 3.48 mV in [0.2, 50] "slope of the spike"
parameter V_peak = -30 mV in [-200, 200] "end of the spike"
parameter V_reset = -68 mV in [-200, 200] "reset potential"
parameter t_ref = 1.7 ms in [0, 1000] "refractory period"
`,
  reference:
    'Fourcaud-Trocmé, Hansel, van Vreeswijk & Brunel (2003), How spike generation mechanisms determine the neuronal response to fluctuating inputs',
});

import { defineModel } from './define.ts';

/** Leaky integrate-and-fire with a current that each spike strengthens and that slows the next ones. */
export const lifAdaptive = defineModel({
  id: 'lif-adaptive',
  label: 'Adaptive integrate-and-fire',
  text: `
dv/dt = (E_L - v + R_m*(I - w)) / tau_m : mV (unless refractory)
dw/dt = -w / tau_w : pA
I : pA (input)
threshold: v > V_th
reset: v = V_reset; w += b
refractory: t_ref
initial: v = E_L
parameter tau_m = 20 ms in [0.1, 1000] "membrane time constant"
parameter R_m = 0.1 GOhm in [1e-6, 1000] "membrane resistance"
parameter E_L = -60 mV in [-200, 200] "resting potential"
parameter V_th = -50 mV in [-200, 200] "threshold"
parameter V_reset = -60 mV in [-200, 200] "reset potential"
parameter t_ref = 5 ms in [0, 1000] "refractory period"
parameter tau_w = 200 ms in [1, 100000] "adaptation time constant"
parameter b = 10 pA in [-1e6, 1e6] "adaptation a spike"
`,
  reference: 'Benda & Herz (2003), A universal model for spike-frequency adaptation',
});

import { defineModel } from './define.ts';

/**
 * Leaky integrate-and-fire. The defaults are the neuron of Vogels & Abbott (2005) with a membrane of 200 pF. Their
 * network (CUBA) has its input in mV: with R_m = 1 GOhm a weight of so many pA is as many mV, bit for bit.
 */
export const lif = defineModel({
  id: 'lif',
  label: 'Leaky integrate-and-fire',
  text: `
dv/dt = (E_L - v + R_m*I) / tau_m : mV (unless refractory)
I : pA (input)
threshold: v > V_th
reset: v = V_reset
refractory: t_ref
initial: v = E_L
parameter tau_m = 20 ms in [0.1, 1000] "membrane time constant"
parameter R_m = 0.1 GOhm in [1e-6, 1000] "membrane resistance"
parameter E_L = -60 mV in [-200, 200] "resting potential"
parameter V_th = -50 mV in [-200, 200] "threshold"
parameter V_reset = -60 mV in [-200, 200] "reset potential"
parameter t_ref = 5 ms in [0, 1000] "refractory period"
`,
  reference: 'Lapicque (1907), Recherches quantitatives sur l’excitation électrique des nerfs',
});

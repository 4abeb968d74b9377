import { defineModel } from './define.ts';

/**
 * The neuron of the benchmark COBAHH (Brette et al. 2007): a pyramidal cell of the hippocampus after Traub & Miles, as one
 * membrane of 20,000 µm². Its rates are shifted by V_T.
 */
export const traubMiles = defineModel({
  id: 'traub-miles',
  label: 'Traub–Miles (COBAHH)',
  text: `
dv/dt = (I - i_Na - i_K - i_L) / C_m : mV
dm/dt = alpha_m*(1 - m) - beta_m*m : 1
dn/dt = alpha_n*(1 - n) - beta_n*n : 1
dh/dt = alpha_h*(1 - h) - beta_h*h : 1
i_Na = g_Na*m^3*h*(v - E_Na) : pA
i_K = g_K*n^4*(v - E_K) : pA
i_L = g_L*(v - E_L) : pA
alpha_m = 1.28/exprel((13*mV - v + V_T)/(4*mV))/ms : 1/ms
beta_m = 1.4/exprel((v - V_T - 40*mV)/(5*mV))/ms : 1/ms
alpha_h = 0.128*exp((17*mV - v + V_T)/(18*mV))/ms : 1/ms
beta_h = 4/(1 + exp((40*mV - v + V_T)/(5*mV)))/ms : 1/ms
alpha_n = 0.16/exprel((15*mV - v + V_T)/(5*mV))/ms : 1/ms
beta_n = 0.5*exp((10*mV - v + V_T)/(40*mV))/ms : 1/ms
I : pA (input)
threshold: v > V_th
refractory: t_ref
initial: v = -60*mV; m = 0.026863329798445454; n = 0.060434034678635944; h = 0.9913058218943975
parameter C_m = 200 pF in [0.01, 1e6] "membrane capacitance"
parameter g_Na = 20000 nS in [0, 1e9] "sodium conductance"
parameter g_K = 6000 nS in [0, 1e9] "potassium conductance"
parameter g_L = 10 nS in [0, 1e6] "leak conductance"
parameter E_Na = 50 mV in [-200, 200] "sodium reversal potential"
parameter E_K = -90 mV in [-200, 200] "potassium reversal potential"
parameter E_L = -60 mV in [-200, 200] "leak reversal potential"
parameter V_T = -63 mV in [-200, 200] "shift of the rates"
parameter V_th = -20 mV in [-200, 200] "threshold"
parameter t_ref = 3 ms in [0, 1000] "refractory period"
`,
  reference: 'Traub & Miles (1991), Neuronal Networks of the Hippocampus',
});

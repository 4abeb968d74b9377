import { defineModel } from './define.ts';

/**
 * The squid's giant axon at 6.3 °C, with the rates and constants of NEURON's `hh`, from its state at −65 mV. The rates that
 * are 0/0 at one potential are written with exprel(x) = (e^x − 1)/x. A spike is v rising through V_th.
 *
 * The exponential midpoint bears steps of 0.1 ms, and at 0.01 ms its spikes are within 0.02 ms of NEURON's after 100 ms.
 * Exponential Euler, which the equations suggest, is late by 0.5 ms there; Runge–Kutta diverges at 0.1 ms.
 */
export const hodgkinHuxley = defineModel({
  id: 'hodgkin-huxley',
  label: 'Hodgkin–Huxley',
  text: `
dv/dt = (I - i_Na - i_K - i_L) / C_m : mV
dm/dt = alpha_m*(1 - m) - beta_m*m : 1
dh/dt = alpha_h*(1 - h) - beta_h*h : 1
dn/dt = alpha_n*(1 - n) - beta_n*n : 1
i_Na = g_Na*m^3*h*(v - E_Na) : uA/cm^2
i_K = g_K*n^4*(v - E_K) : uA/cm^2
i_L = g_L*(v - E_L) : uA/cm^2
alpha_m = 1/exprel(-(v + 40*mV)/(10*mV))/ms : 1/ms
beta_m = 4*exp(-(v + 65*mV)/(18*mV))/ms : 1/ms
alpha_h = 0.07*exp(-(v + 65*mV)/(20*mV))/ms : 1/ms
beta_h = 1/(1 + exp(-(v + 35*mV)/(10*mV)))/ms : 1/ms
alpha_n = 0.1/exprel(-(v + 55*mV)/(10*mV))/ms : 1/ms
beta_n = 0.125*exp(-(v + 65*mV)/(80*mV))/ms : 1/ms
I : uA/cm^2 (input)
threshold: v > V_th
refractory: v > V_th
method: exponential-midpoint
initial: v = -65*mV; m = 0.052932485257249584; h = 0.5961207535084603; n = 0.3176769140606974
parameter C_m = 1 uF/cm^2 in [0.001, 1000] "membrane capacitance"
parameter g_Na = 120 mS/cm^2 in [0, 10000] "sodium conductance"
parameter g_K = 36 mS/cm^2 in [0, 10000] "potassium conductance"
parameter g_L = 0.3 mS/cm^2 in [0, 1000] "leak conductance"
parameter E_Na = 50 mV in [-200, 200] "sodium reversal potential"
parameter E_K = -77 mV in [-200, 200] "potassium reversal potential"
parameter E_L = -54.3 mV in [-200, 200] "leak reversal potential"
parameter V_th = 0 mV in [-200, 200] "threshold"
`,
  reference:
    'Hodgkin & Huxley (1952), A quantitative description of membrane current and its application to conduction and excitation in nerve',
});

import { defineModel } from './define.ts';

/**
 * The barnacle's muscle fibre: calcium that follows v at once, potassium behind it. Parameters of Rinzel & Ermentrout
 * (1998), with the onset of firing at a Hopf bifurcation (g_Ca = 4, V_3 = 12, V_4 = 17.4, phi = 1/15: at a saddle-node).
 */
export const morrisLecar = defineModel({
  id: 'morris-lecar',
  label: 'Morris–Lecar',
  text: `
dv/dt = (I - i_Ca - i_K - i_L) / C_m : mV
dn/dt = phi*(n_inf - n)*cosh((v - V_3)/(2*V_4)) : 1
i_Ca = g_Ca*m_inf*(v - E_Ca) : uA/cm^2
i_K = g_K*n*(v - E_K) : uA/cm^2
i_L = g_L*(v - E_L) : uA/cm^2
m_inf = (1 + tanh((v - V_1)/V_2)) / 2 : 1
n_inf = (1 + tanh((v - V_3)/V_4)) / 2 : 1
I : uA/cm^2 (input)
threshold: v > V_th
refractory: v > V_th
initial: v = -60.85538223230949*mV; n = 0.014915024953999378
parameter C_m = 20 uF/cm^2 in [0.001, 1000] "membrane capacitance"
parameter g_Ca = 4.4 mS/cm^2 in [0, 1000] "calcium conductance"
parameter g_K = 8 mS/cm^2 in [0, 1000] "potassium conductance"
parameter g_L = 2 mS/cm^2 in [0, 1000] "leak conductance"
parameter E_Ca = 120 mV in [-200, 200] "calcium reversal potential"
parameter E_K = -84 mV in [-200, 200] "potassium reversal potential"
parameter E_L = -60 mV in [-200, 200] "leak reversal potential"
parameter V_1 = -1.2 mV in [-200, 200] "half activation of calcium"
parameter V_2 = 18 mV in [0.1, 200] "slope of calcium activation"
parameter V_3 = 2 mV in [-200, 200] "half activation of potassium"
parameter V_4 = 30 mV in [0.1, 200] "slope of potassium activation"
parameter phi = 0.04 1/ms in [1e-6, 100] "rate of potassium"
parameter V_th = 0 mV in [-200, 200] "threshold"
`,
  reference: 'Morris & Lecar (1981), Voltage oscillations in the barnacle giant muscle fiber',
});

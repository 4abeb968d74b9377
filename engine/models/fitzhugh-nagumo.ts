import { defineModel } from './define.ts';

/** The plane of excitability: v and its recovery w without units, tau sets the time. A spike is v rising through V_th. */
export const fitzhughNagumo = defineModel({
  id: 'fitzhugh-nagumo',
  label: 'FitzHugh–Nagumo',
  text: `
dv/dt = (v - v^3/3 - w + I) / tau : 1
dw/dt = phi*(v + a - b*w) / tau : 1
I : 1 (input)
threshold: v > V_th
refractory: v > V_th
initial: v = -1.1994080352440348; w = -0.6242600440550435
parameter a = 0.7 in [-10, 10] "shift of the recovery"
parameter b = 0.8 in [-10, 10] "slope of the recovery"
parameter phi = 0.08 in [1e-6, 10] "speed of the recovery"
parameter tau = 1 ms in [0.001, 1000] "unit of time"
parameter V_th = 1 in [-10, 10] "threshold"
`,
  reference: 'FitzHugh (1961), Impulses and physiological states in theoretical models of nerve membrane',
});

/** Models that between them use all that the language has. States have no unit; the drive is an input of about 1.5. */
export const ownModels: Readonly<Record<string, string>> = {
  'refractory by time': `
dx/dt = (I - x) / tau : 1 (unless refractory)
du/dt = -u / (5*tau) : 1
I : 1 (input)
threshold: x > 1 + u
reset: x = 0; u += 0.2
refractory: t_ref * (1 + 0.1*tanh(t_ref/ms))
parameter tau = 3 ms
parameter t_ref = 1.27 ms`,

  'refractory by condition': `
dx/dt = (I - 2*u - x) / tau : 1
du/dt = (sinh(min(x, 2)) - u*cosh(u)) / (4*tau) : 1
I : 1 (input)
threshold: x > 0.8
refractory: x > 0.6 - abs(u)/4 and not (u > 3)
parameter tau = 3 ms`,

  'refractory by condition, with a reset': `
dx/dt = (I - x) / tau : 1
I : 1 (input)
threshold: x >= 1 or (x > 0.9 and I > 3)
reset: x = clip(x - 1, -0.5, 0.5)
refractory: x > 0.2
parameter tau = 3 ms`,

  'reset that draws and sees the input': `
dx/dt = (I - x) / tau : 1
dn/dt = -n / (20*tau) : 1
I : 1 (input)
half = x/2 : 1
threshold: x > 1
reset: x = 0.1*randn() + 0.01*I + 0.1*half; n += 1 + poisson(0.7) + rand()
parameter tau = 3 ms`,

  'white noise': `
dx/dt = (I - x) / tau + sigma*xi/tau^0.5 : 1
du/dt = (x - u^3) / tau : 1
I : 1 (input)
threshold: x > 1.5
reset: x = 0
refractory: 2*ms
parameter tau = 3 ms
parameter sigma = 0.4`,

  'powers and roots': `
dx/dt = (I - x*(1 + abs(x)^0.7) + (1 + x^2)^(-1.5) + sqrt(abs(u)) - (2 + cosh(clip(x, -1, 1)))^-2) / tau : 1
du/dt = (abs(x)^p - u + log(1 + x^4)) / tau : 1
I : 1 (input)
threshold: x > 0.8
reset: x = -x/2
parameter tau = 3 ms
parameter p = 1.3`,

  'gates with exprel': `
dx/dt = (I - m*x) / tau : 1
dm/dt = (a*(1 - m) - b*m) : 1
a = 1/exprel(-(x - 0.5)/0.3)/ms : 1/ms
b = exp(-x/2)/(1 + exp(-x))/ms : 1/ms
I : 1 (input)
threshold: x > 1
reset: x = 0
method: rk4
parameter tau = 3 ms`,

  'rough right sides': `
dx/dt = (I - x + step(x - 0.5) - 0.3*sign(x - 0.25) + 0.1*floor(2*x) - 0.1*ceil(x)) / tau + int(x < 0.1 or not x < 3)/ms : 1
I : 1 (input)
threshold: x > 1
reset: x = max(0, x - 1.25)
parameter tau = 3 ms`,

  'time itself': `
dx/dt = (I + tanh(t/(10*ms)) - x) / tau : 1
I : 1 (input)
threshold: x > 1.5
reset: x = 0
parameter tau = 3 ms`,

  'deaf coins': `
threshold: rand() < 0.3 and rand() < 0.5 or randn() > 2`,

  'deaf counts': `
spikes: poisson(2*rand())`,

  'spikes with a reset': `
dr/dt = (I - r) / tau : 1
I : 1 (input)
spikes: poisson(max(0, r) * dt / ms)
reset: r = r / 2
parameter tau = 3 ms`,

  'rate in time': `
dr/dt = (I - r) / tau : 1
I : 1 (input)
output: max(0, tanh(r)) + 0.01*exprel(-r)
parameter tau = 3 ms`,
};

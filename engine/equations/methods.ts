/** Every integrator, by the name that a line `method:` gives it. */
export const integrationMethods = [
  'exact',
  'exponential-euler',
  'exponential-midpoint',
  'rk4',
  'euler',
  'euler-maruyama',
] as const;

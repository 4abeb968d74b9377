/** How the learning rate goes on, as a factor of the rate set. Epochs count from 0 and may be fractions. */
export type Schedule =
  | { readonly kind: 'constant' }
  /** Times `factor` after every `every` epochs. */
  | { readonly kind: 'step'; readonly every: number; readonly factor: number }
  /** Times `factor` in each epoch. */
  | { readonly kind: 'exponential'; readonly factor: number }
  /** 1/(1 + decay · epoch), of Robbins & Monro (1951). */
  | { readonly kind: 'inverse'; readonly decay: number }
  /** Down to `least` in half a cosine over all epochs (Loshchilov & Hutter 2017), up in a line over the first `warmup`. */
  | { readonly kind: 'cosine'; readonly warmup?: number; readonly least?: number };

export const scheduleKinds: readonly Schedule['kind'][] = ['constant', 'step', 'exponential', 'inverse', 'cosine'];

/** What is wrong with a schedule, in words; null where nothing is. */
export function checkSchedule(schedule: Schedule): string | null {
  switch (schedule.kind) {
    case 'constant':
      return null;
    case 'step':
      if (!(schedule.every > 0)) return `Found a step every ${schedule.every} epochs, expected a number above 0`;
      return checkFactor(schedule.factor);
    case 'exponential':
      return checkFactor(schedule.factor);
    case 'inverse':
      return schedule.decay >= 0 ? null : `Found a decay of the rate of ${schedule.decay}, expected 0 or more`;
    case 'cosine': {
      const { warmup = 0, least = 0 } = schedule;
      if (!(warmup >= 0)) return `Found a warm-up of ${warmup} epochs, expected 0 or more`;
      return least >= 0 && least <= 1 ? null : `Found a least factor of ${least}, expected 0 to 1`;
    }
  }
}

/** With the settings that go with so many epochs. */
export function suitedSchedule(kind: Schedule['kind'], epochs: number): Schedule {
  switch (kind) {
    case 'constant':
      return { kind };
    case 'step':
      return { kind, every: Math.max(1, Math.ceil(epochs / 3)), factor: 0.1 };
    case 'exponential':
      return { kind, factor: 0.01 ** (1 / epochs) };
    case 'inverse':
      return { kind, decay: 9 / epochs };
    case 'cosine':
      return { kind };
  }
}

function checkFactor(factor: number): string | null {
  return factor > 0 && factor <= 1 ? null : `Found a factor of the rate of ${factor}, expected above 0 and at most 1`;
}

/** Factor at an epoch of `epochs`. */
export function scheduledFactor(schedule: Schedule, epoch: number, epochs: number): number {
  switch (schedule.kind) {
    case 'constant':
      return 1;
    case 'step':
      return schedule.factor ** Math.floor(epoch / schedule.every);
    case 'exponential':
      return schedule.factor ** epoch;
    case 'inverse':
      return 1 / (1 + schedule.decay * epoch);
    case 'cosine': {
      const { warmup = 0, least = 0 } = schedule;
      if (epoch < warmup) return (epoch + 1) / (warmup + 1);
      const done = Math.min(1, (epoch - warmup) / Math.max(1e-9, epochs - warmup));
      return least + ((1 - least) * (1 + Math.cos(Math.PI * done))) / 2;
    }
  }
}

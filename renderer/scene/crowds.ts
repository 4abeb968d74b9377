import { CROWD_SIZE } from './geometry.ts';
import type { Diagram } from './parts.ts';
import type { SceneFrame, SourceIndex } from './types.ts';

/** Dots of one crowd at most; of more neurons every second, third … is shown. */
export const MAX_DOTS = 400;

/** Time constant with which a dot's light fades, in ms. */
const FADE_MS = 140;

/** A display frame that came late takes no more light than this many ms: else on a slow machine no spike is seen. */
const LATE_MS = 40;

/** When more of the neurons than this spiked since the last frame, single spikes are no longer seen: their rates are. */
const CROWDED = 0.35;

/** A population whose neurons are seen one by one, as dots. */
export interface Crowd {
  /** Index of its part. */
  readonly part: number;
  /** Source of its first neuron. */
  readonly first: number;
  readonly size: number;
  /** One dot stands for the first of so many neurons. */
  readonly every: number;
  /** Number of its first dot among those of all crowds. */
  readonly offset: number;
  readonly dots: number;
  /** Whether a neuron puts out a value, which its dot shows, and no spikes. */
  readonly graded: boolean;
}

/** The light of the neurons of all crowds. */
export interface Crowds {
  readonly list: readonly Crowd[];
  /** Light of each dot, 0 to 1. */
  readonly light: Float32Array;
  bind(diagram: Diagram, sources: SourceIndex): void;
  /** Takes over a frame; when `fast`, it has no single spikes, only what each neuron sent since the last one. */
  take(frame: SceneFrame, fast: boolean): void;
  /** Lets the light fade; whether any is left. */
  fade(elapsed: number): boolean;
  clear(): void;
}

export function createCrowds(): Crowds {
  let list: readonly Crowd[] = [];
  let light = new Float32Array(0);
  return {
    get list() {
      return list;
    },
    get light() {
      return light;
    },
    bind(diagram, sources) {
      const before = list;
      list = crowdsOf(diagram, sources);
      if (JSON.stringify(before) === JSON.stringify(list)) return;
      light = new Float32Array(list.reduce((sum, { dots }) => sum + dots, 0));
    },
    take(frame, fast) {
      for (const crowd of list) {
        if (crowd.graded) takeOutputs(light, crowd, frame.outputs);
        else if (fast) takeMeans(light, crowd, frame.means);
        else takeSpikes(light, crowd, frame.spikes);
      }
    },
    fade(elapsed) {
      const kept = Math.exp(-Math.max(0, Math.min(LATE_MS, elapsed)) / FADE_MS);
      let lit = false;
      for (const { offset, dots, graded } of list) {
        for (let dot = offset; !graded && dot < offset + dots; dot++) {
          const left = light[dot]! * kept;
          light[dot] = left < 0.01 ? 0 : left;
          lit ||= left >= 0.01;
        }
      }
      return lit;
    },
    clear: () => void light.fill(0),
  };
}

function crowdsOf({ parts }: Diagram, sources: SourceIndex): Crowd[] {
  let offset = 0;
  return parts.flatMap((part) => {
    const range = sources.get(part.id);
    if (part.kind !== 'population' || part.item.size < CROWD_SIZE || !range) return [];
    const every = Math.ceil(range.size / MAX_DOTS);
    const dots = Math.ceil(range.size / every);
    offset += dots;
    return [
      {
        part: part.index,
        first: range.first,
        size: range.size,
        every,
        offset: offset - dots,
        dots,
        graded: part.look.graded,
      },
    ];
  });
}

function takeSpikes(light: Float32Array, { first, size, every, offset }: Crowd, spikes: Int32Array): void {
  for (let i = 0; i + 1 < spikes.length; i += 2) {
    const neuron = spikes[i]! - first;
    if (neuron >= 0 && neuron < size && neuron % every === 0) light[offset + neuron / every] = 1;
  }
}

function takeOutputs(light: Float32Array, { first, every, offset, dots }: Crowd, outputs: Float32Array): void {
  for (let dot = 0; dot < dots; dot++) {
    light[offset + dot] = Math.max(0, Math.min(1, outputs[first + dot * every] ?? 0));
  }
}

/** A flash where something was sent; where nearly all did, as much light as a neuron's share of the strongest. */
function takeMeans(light: Float32Array, { first, every, offset, dots }: Crowd, means: Float32Array): void {
  let active = 0;
  let most = 0;
  for (let dot = 0; dot < dots; dot++) {
    const mean = means[first + dot * every] ?? 0;
    if (mean > 0) active++;
    most = Math.max(most, mean);
  }
  const isCrowded = active > CROWDED * dots;
  for (let dot = 0; dot < dots; dot++) {
    const mean = means[first + dot * every] ?? 0;
    if (mean > 0) light[offset + dot] = isCrowded ? mean / most : 1;
  }
}

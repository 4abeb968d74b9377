import type { Texture } from 'pixi.js';
import { disc, paintShape, type Paint } from './paint.ts';

/** What a model looks like: a curve, dots or ticks inside a disc, and a second rim for rate neurons. */
export interface Silhouette {
  /** Null for a model that is not built in. */
  readonly glyph: Texture | null;
  readonly rim: Texture;
}

export interface Silhouettes {
  of(model: string): Silhouette;
  destroy(): void;
}

/** Silhouettes of the built-in models by id, in white, to be tinted, for somas of this radius. */
export function createSilhouettes(radius: number): Silhouettes {
  const spiking = paintRim(radius, [[radius - 1, 2]]);
  const graded = paintRim(radius, [
    [radius - 1, 2],
    [radius - 5, 1.25],
  ]);
  const step = paintShape(20, 16, drawStep);
  const known = new Map<string, Silhouette>([
    ['mcculloch-pitts', { glyph: step, rim: spiking }],
    ['step', { glyph: step, rim: graded }],
    ['logistic', { glyph: paintShape(20, 16, drawLogistic), rim: graded }],
    ['relu', { glyph: paintShape(20, 16, drawRelu), rim: graded }],
    ['stochastic-binary', { glyph: paintShape(20, 16, drawDie), rim: spiking }],
    ['poisson-relu', { glyph: paintShape(20, 16, drawTicks(15, 10)), rim: spiking }],
  ]);
  const plain: Silhouette = { glyph: null, rim: spiking };
  return {
    of: (model) => known.get(model) ?? plain,
    destroy() {
      const textures = new Set([spiking, graded]);
      for (const { glyph } of known.values()) if (glyph !== null) textures.add(glyph);
      for (const texture of textures) texture.destroy(true);
    },
  };
}

/** Irregular ticks, as a Poisson spike train has them. */
export function drawTicks(halfWidth: number, height: number): Paint {
  return (context) => {
    context.lineWidth = 2.4;
    for (const place of [-0.86, -0.5, -0.28, 0.24, 0.46, 0.92]) {
      context.moveTo(place * halfWidth, -height * 0.6);
      context.lineTo(place * halfWidth, height * 0.6);
    }
    context.stroke();
  };
}

function paintRim(radius: number, rings: readonly (readonly [radius: number, width: number])[]): Texture {
  return paintShape(radius + 2, radius + 2, (context) => {
    for (const [ring, width] of rings) {
      disc(context, 0, 0, ring);
      context.lineWidth = width;
      context.stroke();
    }
  });
}

const PEN_WIDTH = 2.75;

const drawStep: Paint = (context) => {
  context.lineWidth = PEN_WIDTH;
  context.stroke(new Path2D('M -13 8 H 0 V -8 H 13'));
};

const drawLogistic: Paint = (context) => {
  context.lineWidth = PEN_WIDTH;
  context.stroke(new Path2D('M -14 8 C -2 8 2 -8 14 -8'));
};

const drawRelu: Paint = (context) => {
  context.lineWidth = PEN_WIDTH;
  context.stroke(new Path2D('M -14 8 H -2 L 11 -9'));
};

const drawDie: Paint = (context) => {
  const dots = [
    [0, 0],
    [-9, -9],
    [-9, 9],
    [9, -9],
    [9, 9],
  ] as const;
  for (const [x, y] of dots) {
    disc(context, x, y, 3.2);
    context.fill();
  }
};

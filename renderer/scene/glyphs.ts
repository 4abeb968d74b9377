import type { Texture } from 'pixi.js';
import type { ModelLook } from '../network/model-look.ts';
import { disc, paintShape, type Paint } from './paint.ts';

/** What a model looks like: a curve, dots or ticks inside a disc, and a second rim for rate neurons. */
export interface Silhouette {
  /** Null for a model of the user's own that knows only steps. */
  readonly glyph: Texture | null;
  readonly rim: Texture;
}

export interface Silhouettes {
  of(look: ModelLook): Silhouette;
  destroy(): void;
}

/** Silhouettes of models, in white, to be tinted, for somas of this radius. */
export function createSilhouettes(radius: number): Silhouettes {
  const spiking = paintRim(radius, [[radius - 1, 2]]);
  const graded = paintRim(radius, [
    [radius - 1, 2],
    [radius - 5, 1.25],
  ]);
  const step = paintShape(20, 16, drawStep);
  const glyphs = new Map<string, Texture>([
    ['mcculloch-pitts', step],
    ['step', step],
    ['perceptron', step],
    ['logistic', paintShape(20, 16, drawLogistic)],
    ['tanh', paintShape(20, 16, drawCurve('M -14 9 C -3 9 -4 6 0 0 S 3 -9 14 -9'))],
    ['relu', paintShape(20, 16, drawRelu)],
    ['leaky-relu', paintShape(20, 16, drawCurve('M -14 9 L -2 5 L 11 -10'))],
    ['linear', paintShape(20, 16, drawCurve('M -13 9 L 13 -9'))],
    ['softmax', paintShape(20, 16, drawCurve('M -11 9 V 3 M -3.5 9 V -9 M 4 9 V 0 M 11.5 9 V 5'))],
    ['stochastic-binary', paintShape(20, 16, drawDie)],
    ['poisson-relu', paintShape(20, 16, drawTicks(15, 10))],
    ['membrane', paintShape(24, 20, drawSoma)],
  ]);
  return {
    of: ({ glyph, graded: isGraded }) => ({ glyph: glyphs.get(glyph) ?? null, rim: isGraded ? graded : spiking }),
    destroy() {
      const textures = new Set([spiking, graded, ...glyphs.values()]);
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

function drawCurve(path: string): Paint {
  return (context) => {
    context.lineWidth = PEN_WIDTH;
    context.stroke(new Path2D(path));
  };
}

/** A soma with the stubs of its dendrites on the left and the begin of its axon on the right. */
const drawSoma: Paint = (context) => {
  context.lineWidth = 2.2;
  context.stroke(
    new Path2D(
      'M -5 -4 L -11 -9 M -11 -9 L -11 -14 M -11 -9 L -17 -9 M -7 0 H -17 M -5 4 L -11 9 M -11 9 L -11 14 M -11 9 L -17 9 M 7 0 H 18',
    ),
  );
  disc(context, 0, 0, 7);
  context.fill();
};

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

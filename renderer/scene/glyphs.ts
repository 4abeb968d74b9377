import { GraphicsContext } from 'pixi.js';

/** What a model looks like: a curve, dots or ticks inside a disc of radius 26, and a second rim for rate neurons. */
export interface Silhouette {
  readonly glyph: GraphicsContext;
  readonly rim: GraphicsContext;
}

/** Silhouettes of the built-in models by id, in white, to be tinted. Another model gets a plain rim and no glyph. */
export function createSilhouettes(radius: number): {
  of(model: string): Silhouette | null;
  plain: Silhouette;
  destroy(): void;
} {
  const spiking = rim(radius, false);
  const graded = rim(radius, true);
  const step = drawStep();
  const plain = { glyph: new GraphicsContext(), rim: spiking };
  const known = new Map<string, Silhouette>([
    ['mcculloch-pitts', { glyph: step, rim: spiking }],
    ['step', { glyph: step, rim: graded }],
    ['logistic', { glyph: drawLogistic(), rim: graded }],
    ['relu', { glyph: drawRelu(), rim: graded }],
    ['stochastic-binary', { glyph: drawDie(), rim: spiking }],
    ['poisson-relu', { glyph: drawTicks(15, 10), rim: spiking }],
  ]);
  return {
    of: (model) => known.get(model) ?? null,
    plain,
    destroy() {
      for (const { glyph } of known.values()) glyph.destroy();
      for (const context of [spiking, graded, plain.glyph]) context.destroy();
    },
  };
}

const pen = { width: 2.75, color: 0xffffff, cap: 'round', join: 'round' } as const;

/** Irregular ticks, as a Poisson spike train has them, over a base line. */
export function drawTicks(halfWidth: number, height: number): GraphicsContext {
  const context = new GraphicsContext();
  for (const place of [-0.86, -0.5, -0.28, 0.24, 0.46, 0.92]) {
    context.moveTo(place * halfWidth, -height * 0.6).lineTo(place * halfWidth, height * 0.6);
  }
  return context.stroke({ ...pen, width: 2.4 });
}

function rim(radius: number, double: boolean): GraphicsContext {
  const context = new GraphicsContext().circle(0, 0, radius - 1).stroke({ width: 2, color: 0xffffff });
  return double ? context.circle(0, 0, radius - 5).stroke({ width: 1.25, color: 0xffffff }) : context;
}

function drawStep(): GraphicsContext {
  return new GraphicsContext().moveTo(-13, 8).lineTo(0, 8).lineTo(0, -8).lineTo(13, -8).stroke(pen);
}

function drawLogistic(): GraphicsContext {
  const context = new GraphicsContext().moveTo(-14, 8);
  return context.bezierCurveTo(-2, 8, 2, -8, 14, -8).stroke(pen);
}

function drawRelu(): GraphicsContext {
  return new GraphicsContext().moveTo(-14, 8).lineTo(-2, 8).lineTo(11, -9).stroke(pen);
}

function drawDie(): GraphicsContext {
  const context = new GraphicsContext().circle(0, 0, 3.2);
  for (const x of [-9, 9]) for (const y of [-9, 9]) context.circle(x, y, 3.2);
  return context.fill(0xffffff);
}

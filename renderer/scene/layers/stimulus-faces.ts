import { Sprite, type Texture } from 'pixi.js';
import { STIMULUS_HALF_HEIGHT, STIMULUS_HALF_WIDTH } from '../geometry.ts';
import { drawTicks } from '../glyphs.ts';
import { disc, paintShape, type Paint } from '../paint.ts';

export const KNOB_RADIUS = 13;

/** The shapes that stimuli are made of, in white, to be tinted. */
export interface StimulusFaces {
  readonly pill: Texture;
  readonly pillRim: Texture;
  readonly knob: Texture;
  readonly box: Texture;
  readonly boxRim: Texture;
  readonly ticks: Texture;
  readonly lock: Texture;
  readonly step: Texture;
  readonly ramp: Texture;
  readonly sine: Texture;
  readonly noise: Texture;
}

/** Corners of what cannot be switched. */
const BOX_CORNER = 6;

export function paintStimulusFaces(): StimulusFaces {
  return {
    pill: paintFace(filled(STIMULUS_HALF_HEIGHT)),
    pillRim: paintFace(outlined(STIMULUS_HALF_HEIGHT)),
    knob: paintShape(KNOB_RADIUS + 1, KNOB_RADIUS + 1, drawKnob),
    box: paintFace(filled(BOX_CORNER)),
    boxRim: paintFace(outlined(BOX_CORNER)),
    ticks: paintFace(drawTicks(21, 9)),
    lock: paintShape(8, 10, drawLock),
    step: paintFace(drawCourse('M -18 5 H -8 V -5 H 8 V 5 H 18')),
    ramp: paintFace(drawCourse('M -18 5 H -10 L 10 -5 H 18')),
    sine: paintFace(drawCourse('M -18 0 C -14 -9 -10 -9 -6 0 S 2 9 6 0 S 14 -9 18 0')),
    noise: paintFace(drawCourse('M -18 1 L -14 -4 L -11 2 L -7 -2 L -4 5 L 0 -5 L 4 1 L 7 -3 L 11 4 L 14 -1 L 18 2')),
  };
}

export function faceSprite(texture: Texture, tint: number): Sprite {
  return new Sprite({ texture, anchor: 0.5, tint });
}

function paintFace(draw: Paint): Texture {
  return paintShape(STIMULUS_HALF_WIDTH + 2, STIMULUS_HALF_HEIGHT + 2, draw);
}

function filled(corner: number): Paint {
  const [x, y] = [STIMULUS_HALF_WIDTH - 0.5, STIMULUS_HALF_HEIGHT - 0.5];
  return (context) => {
    context.roundRect(-x, -y, 2 * x, 2 * y, corner - 0.5);
    context.fill();
  };
}

function outlined(corner: number): Paint {
  const [x, y] = [STIMULUS_HALF_WIDTH - 1, STIMULUS_HALF_HEIGHT - 1];
  return (context) => {
    context.roundRect(-x, -y, 2 * x, 2 * y, corner - 1);
    context.lineWidth = 2;
    context.stroke();
  };
}

/** A quantity over time, as one line. */
function drawCourse(path: string): Paint {
  return (context) => {
    context.lineWidth = 1.8;
    context.stroke(new Path2D(path));
  };
}

const drawKnob: Paint = (context) => {
  disc(context, 0, 0, KNOB_RADIUS);
  context.fill();
};

const drawLock: Paint = (context) => {
  context.lineWidth = 1.8;
  context.stroke(new Path2D('M -3.5 -1 V -4 A 3.5 3.5 0 0 1 3.5 -4 V -1'));
  context.roundRect(-6, -1, 12, 9, 2);
  context.fill();
};

import { Container, Sprite, type BitmapText, type Texture } from 'pixi.js';
import { cssColour, inkOn, litAlpha, mixColours } from '../colour.ts';
import { LAMP_RADIUS } from '../geometry.ts';
import { disc, paintShape, type Paint } from '../paint.ts';
import type { Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';
import { numberText, shortNumber } from './text.ts';

type LampPart = Extract<Part, { kind: 'lamp' }>;

interface LampView {
  part: LampPart;
  readonly view: Container;
  readonly bulb: Sprite;
  readonly rim: Sprite;
  readonly digit: BitmapText;
  light: number;
  output: number;
}

const BULB_RADIUS = LAMP_RADIUS - 5;

/** The outputs of the circuit: a ring with a bulb that is lit while its neuron is active, and the output in figures. */
export function createLamps(theme: SceneTheme): Layer {
  const view = new Container();
  const [plates, bulbs, rims] = [paintLamp(plateIn(theme)), paintLamp(drawBulb), paintLamp(drawRim)];
  const keyed = createKeyed<LampPart, LampView>({
    key: (part) => part.id,
    make: (part) => {
      const body = view.addChild(new Container());
      body.addChild(new Sprite({ texture: plates, anchor: 0.5 }));
      const bulb = body.addChild(new Sprite({ texture: bulbs, anchor: 0.5, tint: theme.spikeCore, alpha: 0 }));
      const rim = body.addChild(new Sprite({ texture: rims, anchor: 0.5, tint: theme.quiet }));
      const digit = body.addChild(numberText('0', 14, theme.text));
      return { part, view: body, bulb, rim, digit, light: 0, output: 0 };
    },
    same: () => true,
    place: (lamp, part) => {
      lamp.part = part;
      lamp.view.position.set(part.x, part.y);
    },
    drop: (lamp) => lamp.view.destroy({ children: true }),
  });
  return {
    view,
    build: (_, { parts }) => keyed.reconcile(parts.filter((part) => part.kind === 'lamp')),
    update({ activity: { light, output } }) {
      for (const lamp of keyed.views) {
        shine(lamp, light[lamp.part.index] ?? 0, theme);
        show(lamp, output[lamp.part.index] ?? 0);
      }
    },
    destroy() {
      keyed.clear();
      view.destroy();
      for (const texture of [plates, bulbs, rims]) texture.destroy(true);
    },
  };
}

function paintLamp(draw: Paint): Texture {
  return paintShape(LAMP_RADIUS + 1, LAMP_RADIUS + 1, draw);
}

/** What is seen of a lamp that is off. */
function plateIn(theme: SceneTheme): Paint {
  return (context) => {
    context.fillStyle = cssColour(theme.panel, 1);
    disc(context, 0, 0, LAMP_RADIUS - 1);
    context.fill();
    context.fillStyle = cssColour(theme.raised, 1);
    drawBulb(context);
  };
}

const drawBulb: Paint = (context) => {
  disc(context, 0, 0, BULB_RADIUS);
  context.fill();
};

const drawRim: Paint = (context) => {
  disc(context, 0, 0, LAMP_RADIUS - 1);
  context.lineWidth = 2;
  context.stroke();
  disc(context, 0, 0, BULB_RADIUS);
  context.lineWidth = 1;
  context.stroke();
};

function shine(lamp: LampView, level: number, theme: SceneTheme): void {
  if (lamp.light === level) return;
  lamp.light = level;
  lamp.bulb.alpha = litAlpha(level);
  lamp.rim.tint = mixColours(theme.quiet, theme.spikeHalo, level);
  lamp.digit.tint = inkOn(level, theme.text);
}

function show(lamp: LampView, output: number): void {
  if (lamp.output === output) return;
  lamp.output = output;
  const figures = shortNumber(output);
  if (lamp.digit.text === figures) return;
  lamp.digit.text = figures;
  lamp.digit.style.fontSize = figures.length > 2 ? 10 : 14;
}

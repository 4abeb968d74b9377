import { Container, Graphics, Sprite, Text, type Texture } from 'pixi.js';
import { cssColour, inkOn, litAlpha, mixColours } from '../colour.ts';
import { SOMA_RADIUS } from '../geometry.ts';
import { createSilhouettes } from '../glyphs.ts';
import { sameLook } from '../../network/model-look.ts';
import { disc, paintShape } from '../paint.ts';
import { isCrowd, type Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';
import { numberText, TEXT_FONT } from './text.ts';

type PopulationPart = Extract<Part, { kind: 'population' }>;

interface SomaView {
  part: PopulationPart;
  readonly view: Container;
  /** Null in a crowd. */
  readonly lit: Sprite | null;
  readonly rim: Container;
  readonly glyph: Container | null;
  light: number;
}

/** The neurons: a disc with its model's silhouette; a population is a stack with a count. */
export function createSomas(theme: SceneTheme): Layer {
  const view = new Container();
  const silhouettes = createSilhouettes(SOMA_RADIUS);
  const body = paintDisc();
  const stack = paintStack(theme);
  /** Its dots are another layer's; here are the rim around them and the count. */
  const makeCrowd = (part: PopulationPart): SomaView => {
    const soma = view.addChild(new Container());
    const rim = new Graphics().circle(0, 0, part.halfWidth - 1).stroke({ width: 2, color: theme.quiet });
    soma.addChild(rim);
    const count = soma.addChild(badge(part.item.size, theme));
    count.position.set(0.72 * part.halfWidth, 0.84 * part.halfWidth);
    return { part, view: soma, lit: null, rim, glyph: null, light: 0 };
  };
  const make = (part: PopulationPart): SomaView => {
    const { size } = part.item;
    if (isCrowd(part)) return makeCrowd(part);
    const silhouette = silhouettes.of(part.look);
    const soma = view.addChild(new Container());
    const add = (texture: Texture, tint: number): Sprite => soma.addChild(new Sprite({ texture, anchor: 0.5, tint }));
    if (size > 1) add(stack, 0xffffff);
    add(body, theme.raised);
    const lit = add(body, theme.spikeCore);
    lit.alpha = 0;
    const rim = add(silhouette.rim, theme.quiet);
    const glyph = silhouette.glyph === null ? soma.addChild(letter(part, theme)) : add(silhouette.glyph, theme.text);
    if (size > 1) soma.addChild(badge(size, theme));
    return { part, view: soma, lit, rim, glyph, light: 0 };
  };
  const keyed = createKeyed<PopulationPart, SomaView>({
    key: (part) => part.id,
    make,
    same: ({ part: { item, look } }, next) => sameLook(look, next.look) && item.size === next.item.size,
    place: (soma, part) => {
      soma.part = part;
      soma.view.position.set(part.x, part.y);
    },
    drop: (soma) => soma.view.destroy({ children: true }),
  });
  return {
    view,
    build: (_, { parts }) => keyed.reconcile(parts.filter((part) => part.kind === 'population')),
    update({ activity: { light } }) {
      for (const soma of keyed.views) {
        const level = light[soma.part.index] ?? 0;
        if (soma.light === level || !soma.lit || !soma.glyph) continue;
        soma.light = level;
        soma.lit.alpha = litAlpha(level);
        // The breath fades through the halo's yellow: thinned out, its own warm white turns grey.
        soma.lit.tint = mixColours(theme.spikeHalo, theme.spikeCore, level);
        soma.rim.tint = mixColours(theme.quiet, theme.spikeHalo, level);
        soma.glyph.tint = inkOn(level, theme.text);
      }
    },
    destroy() {
      keyed.clear();
      view.destroy();
      silhouettes.destroy();
      body.destroy(true);
      stack.destroy(true);
    },
  };
}

function paintDisc(): Texture {
  return paintShape(SOMA_RADIUS + 2, SOMA_RADIUS + 2, (context) => {
    disc(context, 0, 0, SOMA_RADIUS - 0.5);
    context.fill();
  });
}

/** Two more discs behind the first. */
function paintStack(theme: SceneTheme): Texture {
  return paintShape(SOMA_RADIUS + 8, SOMA_RADIUS + 12, (context) => {
    context.fillStyle = cssColour(theme.panel, 1);
    context.strokeStyle = cssColour(theme.quiet, 1);
    context.lineWidth = 1.5;
    for (const offset of [10, 5]) {
      disc(context, -0.6 * offset, -offset, SOMA_RADIUS - 1);
      context.fill();
      context.stroke();
    }
  });
}

/** How many neurons the stack holds. */
function badge(size: number, theme: SceneTheme): Container {
  const view = new Container({ x: 17, y: 21 });
  const count = numberText(`×${size.toLocaleString('en')}`, 11, theme.text);
  const halfWidth = count.width / 2 + 5;
  const plate = new Graphics().roundRect(-halfWidth, -9, 2 * halfWidth, 18, 9);
  plate.fill(theme.panel).stroke({ width: 1, color: theme.quiet });
  view.addChild(plate, count);
  return view;
}

/** A model without a silhouette shows the first letter of its name. */
function letter({ look }: PopulationPart, theme: SceneTheme): Container {
  const style = { fontFamily: TEXT_FONT, fontSize: 22, fontWeight: '600', fill: 0xffffff } as const;
  const text = new Text({ text: look.glyph.slice(0, 1), style, anchor: 0.5, tint: theme.text });
  text.resolution = 4;
  return text;
}

import { Container, Sprite, type Text, type Texture } from 'pixi.js';
import { CAPTION_LETTERS, CHIP_PORT_RADIUS, PORT_LETTERS } from '../chip-shape.ts';
import { cssColour, litAlpha, mixColours } from '../colour.ts';
import { disc, paintShape } from '../paint.ts';
import type { Part, PortPart } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';
import { nameText } from './text.ts';

type ChipPart = Extract<Part, { kind: 'chip' }>;

interface ChipView {
  readonly part: ChipPart;
  readonly view: Container;
  readonly box: Texture;
}

interface PortView {
  part: PortPart;
  readonly view: Container;
  readonly lit: Sprite;
  light: number;
}

const CORNER = 10;

/** Names drawn at this many texture pixels a unit stay crisp at twice the zoom. */
const RESOLUTION = 4;

/** Chips: a rounded body with its type's name, and named ports on both sides that light up with the neuron they read. */
export function createChips(theme: SceneTheme): Layer {
  const view = new Container();
  const bodies = view.addChild(new Container());
  const stubs = view.addChild(new Container());
  const [rim, bulb] = [paintPort(theme), paintBulb()];
  const chips = createKeyed<ChipPart, ChipView>({
    key: (part) => part.id,
    make: (part) => {
      const box = paintBox(part, theme);
      return { part, box, view: bodies.addChild(drawBody(part, box, theme)) };
    },
    same: ({ part }, next) =>
      part.caption === next.caption && part.halfWidth === next.halfWidth && part.halfHeight === next.halfHeight,
    place: (chip, part) => chip.view.position.set(part.x, part.y),
    drop(chip) {
      chip.view.destroy({ children: true });
      chip.box.destroy(true);
    },
  });
  const ports = createKeyed<PortPart, PortView>({
    key: (part) => part.id,
    make(part) {
      const stub = stubs.addChild(new Container());
      const lit = new Sprite({ texture: bulb, anchor: 0.5, tint: theme.spikeHalo, alpha: 0 });
      stub.addChild(new Sprite({ texture: rim, anchor: 0.5 }), lit, portName(part, theme));
      return { part, view: stub, lit, light: 0 };
    },
    same: ({ part }, next) => part.role === next.role && part.item.label === next.item.label,
    place: (port, part) => {
      port.part = part;
      port.view.position.set(part.x, part.y);
    },
    drop: (port) => port.view.destroy({ children: true }),
  });
  return {
    view,
    build(_, { parts }) {
      chips.reconcile(parts.filter((part) => part.kind === 'chip'));
      ports.reconcile(parts.filter((part) => part.kind === 'port'));
    },
    update({ activity: { light } }) {
      for (const port of ports.views) {
        const level = light[port.part.index] ?? 0;
        if (port.light === level) continue;
        port.light = level;
        port.lit.alpha = litAlpha(level);
      }
    },
    destroy() {
      chips.clear();
      ports.clear();
      view.destroy({ children: true });
      for (const texture of [rim, bulb]) texture.destroy(true);
    },
  };
}

function rimColour({ line, text }: SceneTheme): string {
  return cssColour(mixColours(line, text, 0.55), 1);
}

function paintBox({ halfWidth, halfHeight }: ChipPart, theme: SceneTheme): Texture {
  return paintShape(halfWidth + 1, halfHeight + 1, (context) => {
    context.beginPath();
    context.roundRect(-halfWidth, -halfHeight, 2 * halfWidth, 2 * halfHeight, CORNER);
    context.fillStyle = cssColour(theme.raised, 1);
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = rimColour(theme);
    context.stroke();
  });
}

function paintPort(theme: SceneTheme): Texture {
  return paintShape(CHIP_PORT_RADIUS + 2, CHIP_PORT_RADIUS + 2, (context) => {
    disc(context, 0, 0, CHIP_PORT_RADIUS);
    context.fillStyle = cssColour(theme.panel, 1);
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = rimColour(theme);
    context.stroke();
  });
}

function paintBulb(): Texture {
  return paintShape(CHIP_PORT_RADIUS, CHIP_PORT_RADIUS, (context) => {
    disc(context, 0, 0, CHIP_PORT_RADIUS - 1);
    context.fill();
  });
}

function drawBody({ caption }: ChipPart, box: Texture, theme: SceneTheme): Container {
  const body = new Container();
  const name = plainText(cut(caption, CAPTION_LETTERS), theme.text, theme);
  name.style.fontWeight = '600';
  name.anchor.set(0.5);
  body.addChild(new Sprite({ texture: box, anchor: 0.5 }), name);
  return body;
}

function portName({ role, item }: PortPart, theme: SceneTheme): Text {
  const name = plainText(cut(item.label, PORT_LETTERS), theme.quiet, theme);
  name.style.fontSize = 11;
  name.anchor.set(role === 'input' ? 0 : 1, 0.5);
  name.position.set(role === 'input' ? 10 : -10, 0);
  return name;
}

/** On a chip there is nothing behind the letters that they would need an edge against. */
function plainText(text: string, colour: number, theme: SceneTheme): Text {
  const made = nameText(text, theme);
  made.style.stroke = { color: theme.raised, width: 0 };
  made.style.fill = colour;
  made.resolution = RESOLUTION;
  return made;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

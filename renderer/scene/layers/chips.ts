import { Container, Sprite, type Text, type Texture } from 'pixi.js';
import { CAPTION_LETTERS, CHIP_PORT_RADIUS, PORT_LETTERS } from '../chip-shape.ts';
import { cssColour, litAlpha, mixColours } from '../colour.ts';
import { disc, paintShape } from '../paint.ts';
import type { Part, PortPart } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';
import { LABEL_SIZE, nameText } from './text.ts';

type ChipPart = Extract<Part, { kind: 'chip' }>;

interface ChipView {
  readonly part: ChipPart;
  readonly view: Container;
  readonly box: Texture;
  readonly name: Text;
}

interface PortView {
  part: PortPart;
  readonly view: Container;
  readonly lit: Sprite;
  readonly name: Text;
  light: number;
}

const CORNER = 10;

/** Size of the names of ports, in canvas units. */
const PORT_NAME_SIZE = 11;

/** Smaller than this on screen, in CSS pixels, names are specks, and are left out. */
const LEAST_NAME = 7;

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
      const name = captionOf(part, theme);
      const body = bodies.addChild(new Container());
      body.addChild(new Sprite({ texture: box, anchor: 0.5 }), name);
      return { part, box, view: body, name };
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
      const name = portName(part, theme);
      stub.addChild(new Sprite({ texture: rim, anchor: 0.5 }), lit, name);
      return { part, view: stub, lit, name, light: 0 };
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
    update({ activity: { light }, camera: { zoom } }) {
      const hasCaptions = LABEL_SIZE * zoom >= LEAST_NAME;
      const hasPortNames = PORT_NAME_SIZE * zoom >= LEAST_NAME;
      for (const { name } of chips.views) name.visible = hasCaptions;
      for (const port of ports.views) {
        port.name.visible = hasPortNames;
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

function captionOf({ caption }: ChipPart, theme: SceneTheme): Text {
  const name = plainText(cut(caption, CAPTION_LETTERS), theme.text, theme);
  name.style.fontWeight = '600';
  name.anchor.set(0.5);
  return name;
}

function portName({ role, item }: PortPart, theme: SceneTheme): Text {
  const name = plainText(cut(item.label, PORT_LETTERS), theme.quiet, theme);
  name.style.fontSize = PORT_NAME_SIZE;
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
  // Seen from afar its pixels are fewer than those of its texture.
  made.autoGenerateMipmaps = true;
  return made;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

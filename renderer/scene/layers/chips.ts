import { Container, Graphics, type Text } from 'pixi.js';
import { litAlpha, mixColours } from '../colour.ts';
import { CAPTION_LETTERS, CHIP_PORT_RADIUS, PORT_LETTERS } from '../chip-shape.ts';
import type { Part, PortPart } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';
import { nameText } from './text.ts';

type ChipPart = Extract<Part, { kind: 'chip' }>;

interface ChipView {
  readonly part: ChipPart;
  readonly view: Container;
}

interface PortView {
  part: PortPart;
  readonly view: Container;
  readonly lit: Graphics;
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
  const chips = createKeyed<ChipPart, ChipView>({
    key: (part) => part.id,
    make: (part) => ({ part, view: bodies.addChild(drawBody(part, theme)) }),
    same: ({ part }, next) =>
      part.caption === next.caption && part.halfWidth === next.halfWidth && part.halfHeight === next.halfHeight,
    place: (chip, part) => chip.view.position.set(part.x, part.y),
    drop: (chip) => chip.view.destroy({ children: true }),
  });
  const ports = createKeyed<PortPart, PortView>({
    key: (part) => part.id,
    make: (part) => {
      const { stub, lit } = drawPort(part, theme);
      return { part, view: stubs.addChild(stub), lit, light: 0 };
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
    build({ parts }) {
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
    },
  };
}

function drawBody({ halfWidth, halfHeight, caption }: ChipPart, theme: SceneTheme): Container {
  const body = new Container();
  const box = body.addChild(new Graphics());
  box.roundRect(-halfWidth, -halfHeight, 2 * halfWidth, 2 * halfHeight, CORNER).fill(theme.raised);
  box.stroke({ width: 2, color: mixColours(theme.line, theme.text, 0.55) });
  const name = body.addChild(plainText(cut(caption, CAPTION_LETTERS), theme.text, theme));
  name.style.fontWeight = '600';
  name.anchor.set(0.5);
  return body;
}

function drawPort({ role, item }: PortPart, theme: SceneTheme): { stub: Container; lit: Graphics } {
  const stub = new Container();
  const colour = mixColours(theme.line, theme.text, 0.55);
  const ring = new Graphics().circle(0, 0, CHIP_PORT_RADIUS).fill(theme.panel).stroke({ width: 2, color: colour });
  const lit = new Graphics().circle(0, 0, CHIP_PORT_RADIUS - 1).fill(theme.spikeHalo);
  lit.alpha = 0;
  const name = plainText(cut(item.label, PORT_LETTERS), theme.quiet, theme);
  name.style.fontSize = 11;
  name.anchor.set(role === 'input' ? 0 : 1, 0.5);
  name.position.set(role === 'input' ? 10 : -10, 0);
  stub.addChild(ring, lit, name);
  return { stub, lit };
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

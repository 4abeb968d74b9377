import { Container, Text } from 'pixi.js';
import { mixColours } from '../colour.ts';
import { NOTE_LEADING, NOTE_SIZE, noteWidth } from '../note-size.ts';
import type { Part } from '../parts.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';
import { TEXT_FONT } from './text.ts';

type NotePart = Extract<Part, { kind: 'note' }>;

/** Texture pixels a unit. */
const RESOLUTION = 3;

/** What people wrote on the canvas, below everything else. */
export function createNotes(theme: SceneTheme): Layer {
  const view = new Container();
  const keyed = createKeyed<NotePart, { readonly part: NotePart; readonly text: Text }>({
    key: (part) => part.id,
    make: (part) => ({ part, text: view.addChild(drawNote(part, theme)) }),
    same: ({ part }, next) => part.item === next.item,
    place: ({ text }, { x, y }) => text.position.set(x, y),
    drop: ({ text }) => text.destroy(),
  });
  return {
    view,
    build: ({ parts }) => keyed.reconcile(parts.filter((part) => part.kind === 'note')),
    update() {},
    destroy() {
      keyed.clear();
      view.destroy();
    },
  };
}

function drawNote({ item }: NotePart, theme: SceneTheme): Text {
  return new Text({
    text: item.text,
    style: {
      fontFamily: TEXT_FONT,
      fontSize: NOTE_SIZE,
      lineHeight: NOTE_LEADING,
      fill: mixColours(theme.quiet, theme.text, 0.5),
      wordWrap: true,
      wordWrapWidth: noteWidth(item),
    },
    anchor: 0.5,
    resolution: RESOLUTION,
  });
}

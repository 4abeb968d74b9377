import type { Position } from '../../../engine/network/types.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where the card at the cursor stands, in pixels of the canvas: to the right and below, on the other side where it would
 * leave the canvas, and always within it. Cursor and canvas in pixels of the window.
 */
export function cardPlace(
  cursor: Position,
  card: Size,
  canvas: Size & { readonly left: number; readonly top: number },
): Position {
  return {
    x: along(cursor.x - canvas.left, card.width, canvas.width),
    y: along(cursor.y - canvas.top, card.height, canvas.height),
  };
}

function along(cursor: number, size: number, room: number): number {
  const after = cursor + gap;
  const at = after + size <= room - edge ? after : cursor - gap - size;
  return Math.max(edge, Math.min(at, room - edge - size));
}

const gap = 14;
const edge = 8;

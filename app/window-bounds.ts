import type { Rectangle } from 'electron';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export const minimumSize = { width: 1024, height: 640 } as const;
export const defaultSize = { width: 1440, height: 900 } as const;

export interface WindowPlace {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number };
  readonly maximized: boolean;
}

/** Reads where the window was; null when that is not known. */
export function readPlace(store: string): unknown {
  try {
    return JSON.parse(readFileSync(store, 'utf8'));
  } catch {
    return null;
  }
}

/** Where to open the window: where it was, if that still lies on a display, else in the middle of the first. */
export function restorePlace(saved: unknown, workAreas: readonly Rectangle[]): WindowPlace {
  const parsed = placeSchema.safeParse(saved);
  if (parsed.success && workAreas.some((area) => showsTitleBar(parsed.data.bounds, area))) return parsed.data;
  const { width, height } = workAreas[0] ?? defaultSize;
  const bounds = { width: Math.min(defaultSize.width, width), height: Math.min(defaultSize.height, height) };
  return { bounds, maximized: false };
}

const placeSchema = z.object({
  bounds: z.object({
    x: z.int(),
    y: z.int(),
    width: z.int().min(minimumSize.width),
    height: z.int().min(minimumSize.height),
  }),
  maximized: z.boolean(),
});

/** A window can be dragged back when at least 100 × 40 px of its top are in sight. */
function showsTitleBar(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return width >= 100 && bounds.y >= area.y && bounds.y + 40 <= area.y + area.height;
}

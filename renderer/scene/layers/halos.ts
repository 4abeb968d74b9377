import { Container, Sprite } from 'pixi.js';
import { isDark } from '../colour.ts';
import { isCrowd, type Part } from '../parts.ts';
import { GLOW_RADIUS, glowTexture } from '../textures.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';

interface Halo {
  part: Part;
  readonly sprite: Sprite;
  light: number;
}

/** The light around what fires. Of one blend mode, so that all halos are one draw call. */
export function createHalos(theme: SceneTheme): Layer {
  const dark = isDark(theme.background);
  const view = new Container();
  const texture = glowTexture();
  const keyed = createKeyed<Part, Halo>({
    key: (part) => part.id,
    make: (part) => {
      const sprite = new Sprite({ texture, anchor: 0.5, tint: theme.spikeHalo, scale: 0 });
      sprite.blendMode = dark ? 'add' : 'normal';
      return { part, sprite: view.addChild(sprite), light: 0 };
    },
    same: ({ part }, next) => part.kind === next.kind,
    place: (halo, part) => {
      halo.part = part;
      halo.sprite.position.set(part.x, part.y);
    },
    drop: ({ sprite }) => sprite.destroy(),
  });
  return {
    view,
    build: (_, detail) => keyed.reconcile(detail.parts),
    update({ activity: { light } }) {
      for (const halo of keyed.views) {
        const level = light[halo.part.index] ?? 0;
        // Somebody in a crowd always spikes; its dots tell who.
        if (halo.light === level || isCrowd(halo.part)) continue;
        halo.light = level;
        const reach = (level === 0 ? 0 : 1.55 + 0.35 * level) / GLOW_RADIUS;
        halo.sprite.scale.set(reach * (halo.part.halfWidth + 4), reach * (halo.part.halfHeight + 4));
        halo.sprite.alpha = level * (dark ? 0.6 : 0.75);
      }
    },
    destroy() {
      keyed.clear();
      view.destroy();
      texture.source.unload();
    },
  };
}

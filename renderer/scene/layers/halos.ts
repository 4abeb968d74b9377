import { Container, Sprite } from 'pixi.js';
import { isDark } from '../colour.ts';
import { isCrowd, type Part } from '../parts.ts';
import { GLOW_RADIUS, glowTexture } from '../textures.ts';
import type { SceneTheme } from '../types.ts';
import { createKeyed } from './keyed.ts';
import type { Layer } from './layer.ts';

interface Halo {
  readonly part: Part;
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
    place: ({ sprite }, { x, y }) => sprite.position.set(x, y),
    drop: ({ sprite }) => sprite.destroy(),
  });
  return {
    view,
    build: (diagram) => keyed.reconcile(diagram.parts),
    update({ activity: { light } }) {
      const views = keyed.views;
      for (let i = 0; i < views.length; i++) {
        const halo = views[i];
        const level = light[i] ?? 0;
        // Somebody in a crowd always spikes; its dots tell who.
        if (halo === undefined || halo.light === level || isCrowd(halo.part)) continue;
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

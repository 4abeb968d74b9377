import { Geometry, Mesh, Shader, State, Texture, UniformGroup } from 'pixi.js';
import type { Box } from '../camera.ts';

const vertex = `#version 300 es
in vec2 aShare;
uniform mat3 uProjectionMatrix;
uniform mat3 uWorldTransformMatrix;
uniform vec4 uRegion;
out vec2 vShare;
void main() {
  vShare = aShare;
  vec3 at = uProjectionMatrix * uWorldTransformMatrix * vec3(uRegion.xy + aShare * uRegion.zw, 1.0);
  gl_Position = vec4(at.xy, 0.0, 1.0);
}`;

// Half a pixel is a usual offset, at which rounding would take this row or the next one at random: the sum keeps off it.
const fragment = `#version 300 es
precision highp float;
in vec2 vShare;
uniform sampler2D uSheet;
uniform vec2 uTexels;
uniform float uExact;
out vec4 finalColor;
void main() {
  finalColor = uExact > 0.5 ? texelFetch(uSheet, ivec2(vShare * uTexels + 0.13), 0) : texture(uSheet, vShare);
}`;

/** An opaque picture laid on the canvas: one texture, nothing blended, and nothing between its pixels at its own zoom. */
export interface SheetMesh {
  readonly view: Mesh<Geometry, Shader>;
  lay(texture: Texture, region: Box): void;
  /** Shows nothing, until the next picture is laid. */
  clear(): void;
  /** Whether pixels of the picture are pixels of the screen. */
  setExact(exact: boolean): void;
  destroy(): void;
}

export function createSheetMesh(): SheetMesh {
  const uniforms = new UniformGroup({
    uRegion: { value: new Float32Array(4), type: 'vec4<f32>' },
    uTexels: { value: new Float32Array(2), type: 'vec2<f32>' },
    uExact: { value: 1, type: 'f32' },
  });
  const shader = Shader.from({ gl: { vertex, fragment }, resources: { uniforms, uSheet: Texture.EMPTY.source } });
  const geometry = new Geometry({ attributes: { aShare: [0, 0, 1, 0, 1, 1, 0, 1] }, indexBuffer: [0, 1, 2, 0, 2, 3] });
  const state = State.for2d();
  state.blend = false;
  const view = new Mesh({ geometry, shader, state });
  view.visible = false;
  const resources = shader.resources as { uSheet: Texture['source'] };
  return {
    view,
    lay({ source }, { minX, minY, maxX, maxY }) {
      view.visible = true;
      resources.uSheet = source;
      uniforms.uniforms.uRegion.set([minX, minY, maxX - minX, maxY - minY]);
      uniforms.uniforms.uTexels.set([source.pixelWidth, source.pixelHeight]);
    },
    clear() {
      view.visible = false;
      resources.uSheet = Texture.EMPTY.source;
    },
    setExact: (exact) => void (uniforms.uniforms.uExact = exact ? 1 : 0),
    destroy() {
      view.destroy();
      geometry.destroy(true);
      shader.destroy();
    },
  };
}

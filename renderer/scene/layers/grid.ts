import { Geometry, Mesh, Shader, UniformGroup } from 'pixi.js';
import type { Camera, Viewport } from '../camera.ts';
import type { SceneTheme } from '../types.ts';
import type { Layer } from './layer.ts';

/** Distance of dots in canvas units at zoom 1; doubled or halved so that dots stay this far apart on screen, give or take. */
const SPACING = 20;
const LEAST_SCREEN_SPACING = 16;

const vertex = `
in vec2 aPosition;
uniform mat3 uProjectionMatrix;
uniform vec2 uSize;
out vec2 vScreen;
void main() {
  vScreen = aPosition * uSize;
  gl_Position = vec4((uProjectionMatrix * vec3(vScreen, 1.0)).xy, 0.0, 1.0);
}`;

const fragment = `
in vec2 vScreen;
uniform vec2 uOrigin;
uniform float uSpacing;
uniform float uDensity;
uniform vec3 uColour;
void main() {
  vec2 away = (fract((vScreen - uOrigin) / uSpacing + 0.5) - 0.5) * uSpacing;
  float cover = clamp((1.1 - length(away)) * uDensity + 0.5, 0.0, 1.0);
  gl_FragColor = vec4(uColour * cover, cover);
}`;

export interface Grid extends Layer {
  show(camera: Camera, viewport: Viewport, resolution: number): void;
}

/** Dots on the background, drawn by one shader so that they stay one size at any zoom. Lies behind the camera. */
export function createGrid(theme: SceneTheme): Grid {
  const uniforms = new UniformGroup({
    uSize: { value: new Float32Array(2), type: 'vec2<f32>' },
    uOrigin: { value: new Float32Array(2), type: 'vec2<f32>' },
    uSpacing: { value: SPACING, type: 'f32' },
    uDensity: { value: 1, type: 'f32' },
    uColour: { value: new Float32Array(rgb(theme.grid)), type: 'vec3<f32>' },
  });
  const geometry = new Geometry({
    attributes: { aPosition: [0, 0, 1, 0, 1, 1, 0, 1] },
    indexBuffer: [0, 1, 2, 0, 2, 3],
  });
  const shader = Shader.from({ gl: { vertex, fragment }, resources: { uniforms } });
  const view = new Mesh({ geometry, shader });
  const show = (camera: Camera, viewport: Viewport, resolution: number): void => {
    const { uSize, uOrigin } = uniforms.uniforms;
    uSize[0] = viewport.width;
    uSize[1] = viewport.height;
    uOrigin[0] = camera.x;
    uOrigin[1] = camera.y;
    uniforms.uniforms.uSpacing = gridSpacing(camera.zoom);
    uniforms.uniforms.uDensity = resolution;
  };
  return {
    view,
    build() {},
    show,
    update: ({ camera, viewport, resolution }) => show(camera, viewport, resolution),
    destroy() {
      view.destroy();
      geometry.destroy(true);
      shader.destroy();
    },
  };
}

/** Distance of dots on screen at `zoom`: a power of two times the spacing, never crowded. */
export function gridSpacing(zoom: number): number {
  const spacing = SPACING * zoom;
  return spacing * 2 ** Math.max(0, Math.ceil(Math.log2(LEAST_SCREEN_SPACING / spacing)));
}

function rgb(colour: number): [number, number, number] {
  return [((colour >> 16) & 0xff) / 255, ((colour >> 8) & 0xff) / 255, (colour & 0xff) / 255];
}

import { Geometry, Mesh, Shader, UniformGroup } from 'pixi.js';
import { createVertices, wordOf } from './vertices.ts';

/** Numbers a corner: x y of the dot's centre, its radius, its colour with its strength. */
const CORNER_SIZE = 4;
const CORNERS = 4;
const DOT_SIZE = CORNERS * CORNER_SIZE;
const TRIANGLES = [0, 1, 2, 2, 1, 3];

const FLOAT_BYTES = 4;

// Which corner it is follows from the vertex's number. Instances would take a quarter of the memory, but where WebGL is
// software each of them costs as much as a draw call.
const vertex = `#version 300 es
in vec2 aCentre;
in float aRadius;
in vec4 aColour;
uniform mat3 uProjectionMatrix;
uniform mat3 uWorldTransformMatrix;
uniform float uPixel;
out vec2 vAway;
out float vRadius;
out vec4 vColour;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
  vRadius = aRadius;
  vAway = corner * (aRadius + uPixel);
  vColour = aColour;
  vec3 at = uProjectionMatrix * uWorldTransformMatrix * vec3(aCentre + vAway, 1.0);
  gl_Position = vec4(at.xy, 0.0, 1.0);
}`;

const fragment = `#version 300 es
precision highp float;
in vec2 vAway;
in float vRadius;
in vec4 vColour;
uniform float uPixel;
uniform float uSoft;
uniform float uRim;
out vec4 finalColor;
void main() {
  float away = length(vAway);
  float hard = clamp((vRadius - away) / uPixel + 0.5, 0.0, 1.0);
  if (uRim > 0.0) hard *= clamp((away - vRadius + uRim) / uPixel + 0.5, 0.0, 1.0);
  float soft = clamp(1.0 - away / vRadius, 0.0, 1.0);
  float cover = vColour.a * mix(hard, soft * soft, uSoft);
  finalColor = vec4(vColour.rgb * cover, cover);
}`;

/** Discs or rings by the thousand in one draw call, with a clear or a soft edge. */
export interface DotMesh {
  readonly view: Mesh<Geometry, Shader>;
  readonly count: number;
  clear(): void;
  add(x: number, y: number, radius: number, colour: number, strength: number): void;
  /**
   * Sends what was added; `pixel` is the size of a device pixel in canvas units, `soft` from 0, clear, to 1. With a `rim`
   * there are rings of that width.
   */
  flush(pixel: number, soft: number, rim?: number): void;
  destroy(): void;
}

export function createDotMesh(): DotMesh {
  const vertices = createVertices(DOT_SIZE, CORNERS, TRIANGLES);
  let count = 0;
  const { buffer } = vertices;
  const uniforms = new UniformGroup({
    uPixel: { value: 1, type: 'f32' },
    uSoft: { value: 0, type: 'f32' },
    uRim: { value: 0, type: 'f32' },
  });
  const shader = Shader.from({ gl: { vertex, fragment }, resources: { uniforms } });
  const shared = { buffer, stride: CORNER_SIZE * FLOAT_BYTES } as const;
  const geometry = new Geometry({
    attributes: {
      aCentre: { ...shared, format: 'float32x2', offset: 0 },
      aRadius: { ...shared, format: 'float32', offset: 2 * FLOAT_BYTES },
      aColour: { ...shared, format: 'unorm8x4', offset: 3 * FLOAT_BYTES },
    },
    indexBuffer: vertices.indices,
  });
  const view = new Mesh({ geometry, shader });
  return {
    view,
    get count() {
      return count;
    },
    clear: () => void (count = 0),
    add(x, y, radius, colour, strength) {
      vertices.reserve(count + 1);
      const { numbers, words } = vertices;
      const word = wordOf(colour, strength);
      const end = (count + 1) * DOT_SIZE;
      for (let at = count * DOT_SIZE; at < end; at += CORNER_SIZE) {
        numbers[at] = x;
        numbers[at + 1] = y;
        numbers[at + 2] = radius;
        words[at + 3] = word;
      }
      count++;
    },
    flush(pixel, soft, rim = 0) {
      uniforms.uniforms.uPixel = pixel;
      uniforms.uniforms.uSoft = soft;
      uniforms.uniforms.uRim = rim;
      geometry.indexCount = TRIANGLES.length * count;
      view.visible = count > 0;
      vertices.send(count);
    },
    destroy() {
      view.destroy();
      geometry.destroy(true);
      shader.destroy();
    },
  };
}

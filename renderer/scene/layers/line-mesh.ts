import { Geometry, Mesh, Shader, UniformGroup } from 'pixi.js';
import { createVertices, wordOf } from './vertices.ts';

/** Numbers a vertex: x y on the curve, x y of the unit normal towards its side, half the width, the colour. */
const VERTEX_SIZE = 6;

/** Straight stretches of a piece: axons are gentle, and seen from afar. */
const STRETCHES = 10;
const CORNERS = 2 * (STRETCHES + 1);
const PIECE_SIZE = CORNERS * VERTEX_SIZE;

/** Between the two sides of each stretch. */
const TRIANGLES = Array.from({ length: STRETCHES }, (_, k) =>
  [0, 1, 2, 2, 1, 3].map((corner) => 2 * k + corner),
).flat();

const FLOAT_BYTES = 4;

const vertex = `#version 300 es
in vec2 aPlace;
in vec2 aNormal;
in float aHalf;
in vec4 aColour;
uniform mat3 uProjectionMatrix;
uniform mat3 uWorldTransformMatrix;
uniform float uPixel;
uniform float uAlpha;
out float vAway;
out float vHalf;
out vec4 vColour;
void main() {
  vHalf = max(aHalf, 0.5 * uPixel);
  float reach = vHalf + 0.5 * uPixel;
  vAway = (gl_VertexID & 1) == 0 ? reach : -reach;
  vColour = vec4(aColour.rgb * uAlpha, uAlpha);
  vec3 at = uProjectionMatrix * uWorldTransformMatrix * vec3(aPlace + aNormal * reach, 1.0);
  gl_Position = vec4(at.xy, 0.0, 1.0);
}`;

const fragment = `#version 300 es
precision highp float;
in float vAway;
in float vHalf;
in vec4 vColour;
uniform float uPixel;
out vec4 finalColor;
void main() {
  finalColor = vColour * clamp((vHalf - abs(vAway)) / uPixel + 0.5, 0.0, 1.0);
}`;

/** Curves without ends, by the thousand in one draw call. */
export interface LineMesh {
  readonly view: Mesh<Geometry, Shader>;
  clear(): void;
  /** Adds each cubic of a chain. */
  add(cubics: readonly number[], half: number, colour: number): void;
  /** Sends what was added; `pixel` is the size of a device pixel in canvas units. */
  flush(pixel: number, alpha: number): void;
  destroy(): void;
}

export function createLineMesh(): LineMesh {
  const vertices = createVertices(PIECE_SIZE, CORNERS, TRIANGLES);
  let count = 0;
  const { buffer } = vertices;
  const uniforms = new UniformGroup({ uPixel: { value: 1, type: 'f32' }, uAlpha: { value: 1, type: 'f32' } });
  const shader = Shader.from({ gl: { vertex, fragment }, resources: { uniforms } });
  const shared = { buffer, stride: VERTEX_SIZE * FLOAT_BYTES } as const;
  const geometry = new Geometry({
    attributes: {
      aPlace: { ...shared, format: 'float32x2', offset: 0 },
      aNormal: { ...shared, format: 'float32x2', offset: 2 * FLOAT_BYTES },
      aHalf: { ...shared, format: 'float32', offset: 4 * FLOAT_BYTES },
      aColour: { ...shared, format: 'unorm8x4', offset: 5 * FLOAT_BYTES },
    },
    indexBuffer: vertices.indices,
  });
  const view = new Mesh({ geometry, shader });
  return {
    view,
    clear: () => void (count = 0),
    add(cubics, half, colour) {
      const word = wordOf(colour, 1);
      for (let i = 0; i + 7 < cubics.length; i += 6) {
        vertices.reserve(count + 1);
        const { numbers, words } = vertices;
        writePiece(numbers, words, PIECE_SIZE * count++, cubics, i, half, word);
      }
    },
    flush(pixel, alpha) {
      uniforms.uniforms.uPixel = pixel;
      uniforms.uniforms.uAlpha = alpha;
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

/** Both sides of the cubic that begins at `c[i]`, place by place. */
function writePiece(
  numbers: Float32Array,
  words: Uint32Array,
  begin: number,
  c: readonly number[],
  i: number,
  half: number,
  word: number,
): void {
  const [x0, y0, x1, y1] = [c[i]!, c[i + 1]!, c[i + 2]!, c[i + 3]!];
  const [x2, y2, x3, y3] = [c[i + 4]!, c[i + 5]!, c[i + 6]!, c[i + 7]!];
  for (let k = 0, at = begin; k <= STRETCHES; k++) {
    const t = k / STRETCHES;
    const s = 1 - t;
    const [a, b, d] = [s * s, 2 * s * t, t * t];
    const x = s * a * x0 + 3 * t * a * x1 + 3 * s * d * x2 + t * d * x3;
    const y = s * a * y0 + 3 * t * a * y1 + 3 * s * d * y2 + t * d * y3;
    const dx = a * (x1 - x0) + b * (x2 - x1) + d * (x3 - x2);
    const dy = a * (y1 - y0) + b * (y2 - y1) + d * (y3 - y2);
    const length = Math.hypot(dx, dy) || 1;
    for (let side = 1; side >= -1; side -= 2, at += VERTEX_SIZE) {
      numbers[at] = x;
      numbers[at + 1] = y;
      numbers[at + 2] = (-side * dy) / length;
      numbers[at + 3] = (side * dx) / length;
      numbers[at + 4] = half;
      words[at + 5] = word;
    }
  }
}

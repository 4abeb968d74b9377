import { Buffer, BufferUsage, Geometry, Mesh, Shader, UniformGroup } from 'pixi.js';

/** Numbers a piece: x y of its four points, half its width, its colour. */
const PIECE_SIZE = 10;

/** Straight stretches of a piece: axons are gentle, and seen from afar. */
const STRETCHES = 10;

const FLOAT_BYTES = 4;

const vertex = `#version 300 es
in vec2 aPlace;
in vec4 aBegin;
in vec4 aEnd;
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
  float t = aPlace.x;
  float s = 1.0 - t;
  vec2 place = s * s * s * aBegin.xy + 3.0 * s * s * t * aBegin.zw + 3.0 * s * t * t * aEnd.xy + t * t * t * aEnd.zw;
  vec2 along = s * s * (aBegin.zw - aBegin.xy) + 2.0 * s * t * (aEnd.xy - aBegin.zw) + t * t * (aEnd.zw - aEnd.xy);
  vec2 normal = normalize(vec2(-along.y, along.x) + vec2(0.0, 1e-6));
  vHalf = max(aHalf, 0.5 * uPixel);
  vAway = aPlace.y * (vHalf + 0.5 * uPixel);
  vColour = vec4(aColour.rgb * uAlpha, uAlpha);
  vec3 at = uProjectionMatrix * uWorldTransformMatrix * vec3(place + normal * vAway, 1.0);
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

/** Curves without ends, by the thousand in one draw call: the graphics card finds their points from four corners each. */
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
  let numbers = new Float32Array(PIECE_SIZE * 256);
  let bytes = new Uint8Array(numbers.buffer);
  let count = 0;
  const buffer = new Buffer({ data: numbers, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
  const uniforms = new UniformGroup({ uPixel: { value: 1, type: 'f32' }, uAlpha: { value: 1, type: 'f32' } });
  const shader = Shader.from({ gl: { vertex, fragment }, resources: { uniforms } });
  const shared = { buffer, stride: PIECE_SIZE * FLOAT_BYTES, instance: true } as const;
  const geometry = new Geometry({
    topology: 'triangle-strip',
    attributes: {
      aPlace: { buffer: new Float32Array(stripPlaces()), format: 'float32x2' },
      aBegin: { ...shared, format: 'float32x4', offset: 0 },
      aEnd: { ...shared, format: 'float32x4', offset: 4 * FLOAT_BYTES },
      aHalf: { ...shared, format: 'float32', offset: 8 * FLOAT_BYTES },
      aColour: { ...shared, format: 'unorm8x4', offset: 9 * FLOAT_BYTES },
    },
  });
  const view = new Mesh({ geometry, shader });

  const grow = (): void => {
    const larger = new Float32Array(2 * numbers.length);
    larger.set(numbers);
    numbers = larger;
    bytes = new Uint8Array(numbers.buffer);
  };

  return {
    view,
    clear: () => void (count = 0),
    add(cubics, half, colour) {
      for (let i = 0; i + 7 < cubics.length; i += 6) {
        if ((count + 1) * PIECE_SIZE > numbers.length) grow();
        const at = count++ * PIECE_SIZE;
        for (let k = 0; k < 8; k++) numbers[at + k] = cubics[i + k]!;
        numbers[at + 8] = half;
        const byte = FLOAT_BYTES * (at + 9);
        bytes[byte] = colour >> 16;
        bytes[byte + 1] = (colour >> 8) & 0xff;
        bytes[byte + 2] = colour & 0xff;
        bytes[byte + 3] = 255;
      }
    },
    flush(pixel, alpha) {
      uniforms.uniforms.uPixel = pixel;
      uniforms.uniforms.uAlpha = alpha;
      geometry.instanceCount = count;
      view.visible = count > 0;
      buffer.setDataWithSize(numbers, count * PIECE_SIZE, true);
    },
    destroy() {
      view.destroy();
      geometry.destroy(true);
      shader.destroy();
    },
  };
}

/** Both sides of the strip, place by place: how far along, and which side. */
function stripPlaces(): number[] {
  return Array.from({ length: 2 * (STRETCHES + 1) }, (_, k) => [(k >> 1) / STRETCHES, k % 2 === 0 ? 1 : -1]).flat();
}

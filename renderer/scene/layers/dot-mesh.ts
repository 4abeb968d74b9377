import { Buffer, BufferUsage, Geometry, Mesh, Shader, UniformGroup } from 'pixi.js';

/** Numbers a dot: x y of its centre, its radius, its colour with its strength. */
const DOT_SIZE = 4;

const FLOAT_BYTES = 4;

const vertex = `#version 300 es
in vec2 aCorner;
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
  vRadius = aRadius;
  vAway = aCorner * (aRadius + uPixel);
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
out vec4 finalColor;
void main() {
  float away = length(vAway);
  float hard = clamp((vRadius - away) / uPixel + 0.5, 0.0, 1.0);
  float soft = clamp(1.0 - away / vRadius, 0.0, 1.0);
  float cover = vColour.a * mix(hard, soft * soft, uSoft);
  finalColor = vec4(vColour.rgb * cover, cover);
}`;

/** Discs by the thousand in one draw call, with a clear or a soft edge. */
export interface DotMesh {
  readonly view: Mesh<Geometry, Shader>;
  readonly count: number;
  clear(): void;
  add(x: number, y: number, radius: number, colour: number, strength: number): void;
  /** Sends what was added; `pixel` is the size of a device pixel in canvas units, `soft` from 0, clear, to 1. */
  flush(pixel: number, soft: number): void;
  destroy(): void;
}

export function createDotMesh(): DotMesh {
  let numbers = new Float32Array(DOT_SIZE * 256);
  let bytes = new Uint8Array(numbers.buffer);
  let count = 0;
  const buffer = new Buffer({ data: numbers, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
  const uniforms = new UniformGroup({ uPixel: { value: 1, type: 'f32' }, uSoft: { value: 0, type: 'f32' } });
  const shader = Shader.from({ gl: { vertex, fragment }, resources: { uniforms } });
  const shared = { buffer, stride: DOT_SIZE * FLOAT_BYTES, instance: true } as const;
  const geometry = new Geometry({
    topology: 'triangle-strip',
    attributes: {
      aCorner: { buffer: new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), format: 'float32x2' },
      aCentre: { ...shared, format: 'float32x2', offset: 0 },
      aRadius: { ...shared, format: 'float32', offset: 2 * FLOAT_BYTES },
      aColour: { ...shared, format: 'unorm8x4', offset: 3 * FLOAT_BYTES },
    },
  });
  const view = new Mesh({ geometry, shader });
  return {
    view,
    get count() {
      return count;
    },
    clear: () => void (count = 0),
    add(x, y, radius, colour, strength) {
      if ((count + 1) * DOT_SIZE > numbers.length) {
        const larger = new Float32Array(2 * numbers.length);
        larger.set(numbers);
        numbers = larger;
        bytes = new Uint8Array(numbers.buffer);
      }
      const at = count++ * DOT_SIZE;
      numbers[at] = x;
      numbers[at + 1] = y;
      numbers[at + 2] = radius;
      const byte = FLOAT_BYTES * (at + 3);
      bytes[byte] = colour >> 16;
      bytes[byte + 1] = (colour >> 8) & 0xff;
      bytes[byte + 2] = colour & 0xff;
      bytes[byte + 3] = Math.round(255 * Math.min(1, strength));
    },
    flush(pixel, soft) {
      uniforms.uniforms.uPixel = pixel;
      uniforms.uniforms.uSoft = soft;
      geometry.instanceCount = count;
      view.visible = count > 0;
      buffer.setDataWithSize(numbers, count * DOT_SIZE, true);
    },
    destroy() {
      view.destroy();
      geometry.destroy(true);
      shader.destroy();
    },
  };
}

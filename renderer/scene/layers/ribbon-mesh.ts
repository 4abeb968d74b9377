import { Buffer, BufferImageSource, BufferUsage, Geometry, Mesh, Shader, UniformGroup, type Attribute } from 'pixi.js';
import { AXON_PLACE, VERTEX_SIZE } from '../ribbon.ts';

/** Width of the texture that holds one colour an axon. */
const COLOURS_WIDE = 256;

const FLOAT_BYTES = 4;

/** Room that is made when the strips outgrow it: a drag changes their length at every move. */
const GROWTH = 1.25;

const vertex = `#version 300 es
in vec2 aPosition;
in vec2 aOffset;
in float aHalf;
in float aAxon;
uniform mat3 uProjectionMatrix;
uniform mat3 uWorldTransformMatrix;
uniform float uPixel;
uniform sampler2D uColours;
out vec2 vAway;
out float vHalf;
out vec3 vColour;
void main() {
  vAway = aOffset * (aHalf + uPixel);
  vHalf = aHalf;
  int axon = int(aAxon);
  vColour = texelFetch(uColours, ivec2(axon % ${COLOURS_WIDE}, axon / ${COLOURS_WIDE}), 0).rgb;
  vec3 place = uProjectionMatrix * uWorldTransformMatrix * vec3(aPosition + vAway, 1.0);
  gl_Position = vec4(place.xy, 0.0, 1.0);
}`;

// Edges are smooth by themselves: the cover of a pixel follows from its distance to the line, with or without multisampling.
const fragment = `#version 300 es
precision highp float;
in vec2 vAway;
in float vHalf;
in vec3 vColour;
uniform float uPixel;
uniform float uStrength;
out vec4 finalColor;
void main() {
  float cover = uStrength * clamp((vHalf - length(vAway)) / uPixel + 0.5, 0.0, 1.0);
  finalColor = vec4(vColour * cover, cover);
}`;

/** All axons in one draw call, each in a colour of its own that costs four bytes to change. */
export interface RibbonMesh {
  readonly view: Mesh<Geometry, Shader>;
  /** Shows these strips, each as `ribbonOf` makes it, and writes their numbers into them. */
  setRibbons(ribbons: readonly Float32Array[]): void;
  setColour(axon: number, colour: number): void;
  /** Sends changed colours to the graphics card; `pixel` is the size of a device pixel in canvas units, `strength` from 0 to 1. */
  flush(pixel: number, strength?: number): void;
  destroy(): void;
}

export function createRibbonMesh(): RibbonMesh {
  const vertices = new Buffer({
    data: new Float32Array(VERTEX_SIZE),
    usage: BufferUsage.VERTEX | BufferUsage.COPY_DST,
  });
  const uniforms = new UniformGroup({ uPixel: { value: 1, type: 'f32' }, uStrength: { value: 1, type: 'f32' } });
  let colours = createColours(1);
  const shader = Shader.from({ gl: { vertex, fragment }, resources: { uniforms, uColours: colours } });
  const geometry = new Geometry({ topology: 'triangle-strip', attributes: attributesOf(vertices) });
  const view = new Mesh({ geometry, shader });
  view.visible = false;
  let changed = false;
  return {
    view,
    setRibbons(ribbons) {
      view.visible = ribbons.length > 0;
      vertices.data = join(ribbons, vertices.data as Float32Array);
      if (colours.width * colours.height >= ribbons.length) return;
      const outgrown = colours;
      colours = createColours(ribbons.length);
      (shader.resources as Resources).uColours = colours;
      outgrown.destroy();
    },
    setColour(axon, colour) {
      const bytes = colours.resource as Uint8Array;
      bytes[4 * axon] = colour >> 16;
      bytes[4 * axon + 1] = (colour >> 8) & 0xff;
      bytes[4 * axon + 2] = colour & 0xff;
      changed = true;
    },
    flush(pixel, strength = 1) {
      uniforms.uniforms.uPixel = pixel;
      uniforms.uniforms.uStrength = strength;
      if (changed) colours.update();
      changed = false;
    },
    destroy() {
      view.destroy();
      geometry.destroy(true);
      shader.destroy();
      colours.destroy();
    },
  };
}

interface Resources {
  uColours: BufferImageSource;
}

function attributesOf(buffer: Buffer): Record<string, Attribute> {
  const stride = VERTEX_SIZE * FLOAT_BYTES;
  return {
    aPosition: { buffer, format: 'float32x2', stride, offset: 0 },
    aOffset: { buffer, format: 'float32x2', stride, offset: 2 * FLOAT_BYTES },
    aHalf: { buffer, format: 'float32', stride, offset: 4 * FLOAT_BYTES },
    aAxon: { buffer, format: 'float32', stride, offset: AXON_PLACE * FLOAT_BYTES },
  };
}

/** At least one row, so that an empty circuit has a texture too. */
function createColours(axons: number): BufferImageSource {
  const height = Math.max(1, Math.ceil(axons / COLOURS_WIDE));
  const resource = new Uint8Array(4 * COLOURS_WIDE * height).fill(255);
  return new BufferImageSource({ resource, width: COLOURS_WIDE, height, format: 'rgba8unorm', scaleMode: 'nearest' });
}

/** All ribbons, numbered in order, in `room` when they fit; what is left over draws nothing. */
function join(ribbons: readonly Float32Array[], room: Float32Array): Float32Array {
  let length = 0;
  for (const ribbon of ribbons) length += ribbon.length;
  const joined =
    length <= room.length ? room : new Float32Array(Math.ceil((GROWTH * length) / VERTEX_SIZE) * VERTEX_SIZE);
  let at = 0;
  ribbons.forEach((ribbon, axon) => {
    if (ribbon[AXON_PLACE] !== axon) number(ribbon, axon);
    joined.set(ribbon, at);
    at += ribbon.length;
  });
  return joined.fill(0, at);
}

function number(ribbon: Float32Array, axon: number): void {
  for (let i = AXON_PLACE; i < ribbon.length; i += VERTEX_SIZE) ribbon[i] = axon;
}

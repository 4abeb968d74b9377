import { CanvasSource, Texture } from 'pixi.js';

export type Paint = (context: CanvasRenderingContext2D) => void;

/** A texture of `width` × `height` pixels, painted once; its edges are smooth whether or not WebGL smooths any. */
export function paint(width: number, height: number, draw: Paint): Texture {
  return paintAt(1, width, height, draw);
}

/**
 * A texture that spans ±`halfWidth` × ±`halfHeight` canvas units around the origin of `draw`, which finds a white pen.
 * Fine enough for the largest zoom; a power of two, so that its mipmaps are crisp at the zooms 1, 2 and 4.
 */
export function paintShape(halfWidth: number, halfHeight: number, draw: Paint): Texture {
  const scale = window.devicePixelRatio > 1 ? 8 : 4;
  return paintAt(scale, 2 * halfWidth, 2 * halfHeight, (context) => {
    context.setTransform(scale, 0, 0, scale, halfWidth * scale, halfHeight * scale);
    context.fillStyle = context.strokeStyle = 'white';
    context.lineCap = context.lineJoin = 'round';
    draw(context);
  });
}

export function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function paintAt(resolution: number, width: number, height: number, draw: Paint): Texture {
  const canvas = document.createElement('canvas');
  canvas.width = width * resolution;
  canvas.height = height * resolution;
  const context = canvas.getContext('2d');
  if (context === null)
    throw new Error('The canvas gave no 2D context for a texture; close other windows and try again.');
  draw(context);
  return new Texture({ source: new CanvasSource({ resource: canvas, resolution, autoGenerateMipmaps: true }) });
}

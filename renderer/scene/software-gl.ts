/** Names that software renderers give themselves: Chromium's, Mesa's and Windows' own. */
const softwareNames = /swiftshader|llvmpipe|softpipe|software rasterizer|microsoft basic render/i;

/** Whether a context draws on the processor. */
export function drawsInSoftware(gl: WebGL2RenderingContext): boolean {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  return isSoftwareRenderer(String(gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL)));
}

/** Whether WebGL draws on the processor, where smoothing every edge costs more than drawing it. */
export function isSoftwareOnly(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) return false;
  const isSoftware = drawsInSoftware(gl);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return isSoftware;
}

/** Whether a renderer of this name, as `UNMASKED_RENDERER_WEBGL` gives it, is software. */
export function isSoftwareRenderer(name: string): boolean {
  return softwareNames.test(name);
}

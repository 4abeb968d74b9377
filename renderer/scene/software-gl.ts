/** Names that software renderers give themselves: Chromium's, Mesa's and Windows' own. */
const softwareNames = /swiftshader|llvmpipe|softpipe|software rasterizer|microsoft basic render/i;

/** Whether WebGL draws on the processor, where smoothing every edge costs more than drawing it. */
export function drawsInSoftware(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) return false;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return isSoftwareRenderer(name);
}

/** Whether a renderer of this name, as `UNMASKED_RENDERER_WEBGL` gives it, is software. */
export function isSoftwareRenderer(name: string): boolean {
  return softwareNames.test(name);
}

import { expect, test } from 'vitest';
import { isSoftwareRenderer } from '../../../renderer/scene/software-gl.ts';

test('knows software renderers by the names they give themselves', () => {
  const software = [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'llvmpipe (LLVM 15.0.6, 256 bits)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
  ];
  const hardware = [
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)',
    'Mesa Intel(R) UHD Graphics 620 (KBL GT2)',
  ];
  expect(software.map(isSoftwareRenderer)).toEqual([true, true, true]);
  expect(hardware.map(isSoftwareRenderer)).toEqual([false, false, false]);
});

import { expect, test } from 'vitest';
import { aptLine, missingLibraries } from '../../../app/launch/shared-libraries.ts';

const ldd = `	linux-vdso.so.1 (0x00007ffd)
	libffmpeg.so => /cache/libffmpeg.so (0x00007f1)
	libnss3.so => not found
	libnssutil3.so => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2)
`;

test('reads the missing libraries from the output of ldd', () => {
  expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libnssutil3.so', 'libgtk-3.so.0']);
});

test('one line mends them all, each package once', () => {
  expect(aptLine(missingLibraries(ldd))).toBe('sudo apt-get install -y libgtk-3-0 libnss3');
});

import { resolve } from 'node:path';

/** The project's folder, as seen from `app/launch/` (development) and from `out/main/` (the build) alike. */
export const projectFolder = resolve(import.meta.dirname, '../..');

import { readNumber } from '../../../ui/number.ts';

/** Windows in ms as they are typed: `10 100 1000`, or after semicolons; nothing leaves them to the engine. */
export function readWindows(
  text: string,
):
  { readonly ok: true; readonly windows: readonly number[] | null } | { readonly ok: false; readonly message: string } {
  const parts = text.split(/[\s;]+|,\s+/).filter((part) => part !== '');
  if (parts.length === 0) return { ok: true, windows: null };
  const windows: number[] = [];
  for (const part of parts) {
    const reading = readNumber(part, { min: 1e-6, max: 1e9, whole: false });
    if (!reading.ok) return { ok: false, message: `${reading.message}; windows are times in ms such as 10 100 1000` };
    windows.push(reading.value);
  }
  return { ok: true, windows: [...new Set(windows)].sort((a, b) => a - b) };
}

import { spawn } from 'node:child_process';
import type { Dirent } from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface WatchedCommand {
  readonly command: string;
  readonly values: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** A number that changes while the command gets on with its work. */
  readonly progress: () => number;
  /** How long it may stand still, in ms. */
  readonly patience: number;
}

/** Runs a command and ends it when it stands still for too long. Answers what went wrong in one line, or null. */
export function runWatched(watched: WatchedCommand): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(watched.command, watched.values, {
      env: watched.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    const watch = watchProgress(watched, () => child.kill());
    child.on('error', (error) => (complaint = error.message));
    child.on('close', (code) => {
      clearInterval(watch.timer);
      if (code === 0) resolve(null);
      else resolve(watch.stalled() ? `nothing arrived for ${String(watched.patience / 1000)} s` : firstLine(complaint));
    });
  });
}

interface ProgressWatch {
  readonly timer: NodeJS.Timeout;
  stalled(): boolean;
}

function watchProgress({ progress, patience }: WatchedCommand, onStall: () => void): ProgressWatch {
  let last = { value: progress(), time: Date.now() };
  let stalled = false;
  const look = (): void => {
    const value = progress();
    if (value !== last.value) last = { value, time: Date.now() };
    if (Date.now() - last.time < patience) return;
    stalled = true;
    onStall();
  };
  return { timer: setInterval(look, Math.min(1000, patience / 2)), stalled: () => stalled };
}

function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'it gave no reason'
  );
}

/** Bytes of all files below a folder; 0 when it is not there. */
export function folderSize(folder: string): number {
  return entries(folder).reduce((sum, entry) => sum + entrySize(folder, entry), 0);
}

function entrySize(folder: string, entry: Dirent): number {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return folderSize(path);
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function entries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

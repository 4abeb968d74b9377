import { toast } from 'svelte-sonner';
import type { Issue } from '../../engine/network/issue.ts';

/** Says that something was done. */
export function tell(message: string): void {
  toast.success(message);
}

/** Says that something was done, with a way back. */
export function offer(message: string, label: string, onClick: () => void): void {
  toast.success(message, { action: { label, onClick }, duration: 12_000 });
}

/** Says what a deed has taken with it, a line each; stays long enough to be read. */
export function warn(title: string, lines: readonly string[]): void {
  const rest = lines.length - mostLines;
  const shown = [...lines.slice(0, mostLines), ...(rest > 0 ? [`and ${rest} more`] : [])];
  toast.warning(title, { description: shown.join('\n'), duration: 12_000, closeButton: true });
}

const mostLines = 6;

/** Says that work is under way, with a way to end it. */
export function working(title: string, cancel: () => void): Working {
  const options = { duration: Infinity, action: { label: 'Cancel', onClick: cancel } };
  const id = toast.loading(title, options);
  let shown = 0;
  return {
    reach(share) {
      const percent = Math.floor(100 * share);
      if (percent === shown) return;
      shown = percent;
      toast.loading(`${title}: ${percent} %`, { ...options, id });
    },
    end: () => void toast.dismiss(id),
  };
}

export interface Working {
  /** Says which share of it is done, from 0 to 1. */
  reach(share: number): void;
  /** Takes the notice away. */
  end(): void;
}

/** Says that an edit ended the run, and why; a later one takes the place of an earlier. */
export function sayRebuilt(why: string): void {
  toast.info('The circuit was rebuilt: time starts at 0 again', { id: 'rebuilt', description: `Since ${why}.` });
}

/** Says what went wrong, where, and what was expected; stays until it is closed. */
export function complain(title: string, issues: readonly Issue[]): void {
  const shown = issues.slice(0, 4).map(issueText);
  const rest = issues.length - shown.length;
  toast.error(title, {
    description: [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'),
    duration: Infinity,
    closeButton: true,
  });
}

/** `populations[0].model: there is no model "x"; expected one of …`; those of files are whole sentences that name the file. */
export function issueText({ path, message, expected }: Issue): string {
  if (message.endsWith('.')) return `${message} ${expected}`;
  return `${path === '' ? '' : `${path}: `}${message}; expected ${expected}`;
}

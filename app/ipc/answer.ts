import { isTrustedSender } from '../security/sender.ts';
import type { Sender } from '../security/sender.ts';
import { requestArguments } from './arguments.ts';
import type { RequestName, Requests } from './channels.ts';

export interface Question {
  readonly name: RequestName;
  readonly sender: Sender;
  readonly values: readonly unknown[];
}

/** Answers a page's request after its sender and its arguments were checked; throws what is wrong with them. */
export async function answer(question: Question, requests: Requests, origins: readonly string[]): Promise<unknown> {
  const { name, sender, values } = question;
  if (!isTrustedSender(sender, origins)) throw new Error(refusedSender(name, sender, origins));
  const parsed = requestArguments[name].safeParse(values);
  if (!parsed.success) throw new Error(refusedArguments(name, parsed.error.issues));
  // The table of schemas keeps names and arguments together; TypeScript cannot follow that through an index.
  const request = requests[name] as (...values: readonly unknown[]) => Promise<unknown>;
  return request(...parsed.data);
}

function refusedSender(name: string, sender: Sender, origins: readonly string[]): string {
  const frame = sender.isMainFrame ? 'the page' : 'a frame';
  return `${name} was refused: it came from ${frame} ${sender.url}, expected the main frame of ${origins.join(' or ')}.`;
}

interface ArgumentIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function refusedArguments(name: string, issues: readonly ArgumentIssue[]): string {
  const reasons = issues.map((issue) => `arguments${issue.path.map(accessor).join('')}: ${issue.message}`);
  return `${name} was refused: ${reasons.join('; ')}.`;
}

function accessor(key: PropertyKey): string {
  return typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`;
}

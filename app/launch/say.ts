/** A line for the user, on stderr. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

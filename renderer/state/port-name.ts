/** An input or output as people see it, and in parentheses what expressions call it where that is something else. */
export function portName({ id, label }: { readonly id: string; readonly label: string }): string {
  return label === id ? id : `${label} (${id})`;
}

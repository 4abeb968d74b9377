/** A value that a file gives by name: a name such as `constructor` must not find what every object has. */
export function given<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Whether two values read alike as JSON, in whatever order their keys are. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [fieldsOf(a), fieldsOf(b)];
  return (
    one.length === other.length && one.every(([key, value]) => key in b && isSameJson(value, b[key as keyof object]))
  );
}

/** What is not defined is not written. */
function fieldsOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, field]) => field !== undefined);
}

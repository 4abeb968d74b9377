/** How strongly each operator binds, as in Python; parser, printer and TeX agree on it. */
export const precedence = {
  or: 1,
  and: 2,
  not: 3,
  ...{ '<': 4, '<=': 4, '>': 4, '>=': 4, '==': 4, '!=': 4 },
  ...{ '+': 5, '-': 5, '*': 6, '/': 6 },
  negate: 7,
  '^': 8,
} as const;

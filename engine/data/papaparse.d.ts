/** What the engine uses of Papa Parse, whose own types would bring Node's and the window's into the engine. */
declare module 'papaparse' {
  export interface ParseError {
    readonly type: string;
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }
  export interface ParseConfig {
    readonly delimiter: string;
    readonly newline?: '\r' | '\n' | '\r\n';
    readonly preview?: number;
  }
  interface Papa {
    parse(text: string, config: ParseConfig): { readonly data: string[][]; readonly errors: readonly ParseError[] };
  }
  const papa: Papa;
  // eslint-disable-next-line import-x/no-default-export -- the library has no other
  export default papa;
}

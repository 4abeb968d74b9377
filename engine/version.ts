/** Version of the engine, written into every run; a test holds it to that of the package. */
export const engineVersion = '0.1.0';

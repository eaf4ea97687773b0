/**
 * How much memory a process takes, as options of Node: room for what lives as long as a request (megabytes; with Node's own 16, a fifth of
 * the time under load went into collecting it), and how far the rest may grow before it is collected, in per cent of what
 * is in use (left alone, it grows fourfold). package.json and the Dockerfile, which can import nothing, repeat them;
 * tests hold them to it.
 */
export const MEMORY = Object.freeze(['--max-semi-space-size=28', '--heap-growing-percent=100']);

/**
 * Room for what lives as long as a request (megabytes): with Node’s own 16, a fifth of the time under load went into collecting it.
 * package.json and the Dockerfile, which can import nothing, repeat it; tests hold them to it.
 */
export const YOUNG = '--max-semi-space-size=28';

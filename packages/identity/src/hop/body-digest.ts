import { hash } from 'node:crypto';

/** SHA-256 of a body, as a token carries it. */
export const digestOf = (body: Uint8Array | string): string => hash('sha256', body, 'base64url');

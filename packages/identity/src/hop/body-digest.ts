import { createHash } from 'node:crypto';

/** SHA-256 of a body, as a token carries it. */
export const digestOf = (body: Uint8Array | string): string => createHash('sha256').update(body).digest('base64url');

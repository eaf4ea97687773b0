import { randomUUID } from 'node:crypto';

/** A random identifier. Never time-ordered: the order in which rivals' records were made is nobody's business. */
export const newId = (): string => randomUUID();

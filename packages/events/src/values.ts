import { z } from 'zod';

export const id = z.uuid();
export const version = z.int().positive();
/** An instant, RFC 3339 in UTC. */
export const instant = z.iso.datetime();
export const localDate = z.iso.date();
export const currency = z.string().regex(/^[A-Z]{3}$/);
/** Minor units as text: JSON numbers end at 2^53. */
export const minorUnits = z.string().regex(/^-?\d+$/);
export const country = z.string().regex(/^[A-Z]{2}$/);
export const word = z.string().regex(/^[A-Z][A-Z0-9_]*$/);

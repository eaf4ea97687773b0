import { createHash } from 'node:crypto';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as text, also inside an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, character => ESCAPES[character] ?? '');

/** A page and the only sources a browser may load for it. */
export interface Page {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

/** How a content security policy names one inline style or script. */
export const hashOf = (inline: string): string => `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;

import { ReadyText } from '@channelgraph/process';

/** From the answer down to the fields of an entity: root, data, `_entities`, entity, field. Nothing is ready any deeper. */
const DEEPEST = 4;

/** A GraphQL result as JSON text, the ready parts of it as they are. */
export function spliced(value: unknown, depth = 0): string {
  if (value instanceof ReadyText) return value.text;
  if (depth === DEEPEST || typeof value !== 'object' || value === null || 'toJSON' in value) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(item => spliced(item, depth + 1)).join(',')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${spliced(member, depth + 1)}`).join(',')}}`;
}

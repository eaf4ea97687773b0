/** A member of a JSON value that is its own; undefined where it has none. */
export const member = (holder: unknown, name: string): unknown => (typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name) ? (holder as Readonly<Record<string, unknown>>)[name] : undefined); // its own

export interface Traceparent {
  readonly traceId: string;
  readonly spanId: string;
  readonly isSampled: boolean;
}

const SHAPE = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const NOTHING = /^0+$/;

/** Reads the header of W3C Trace Context; undefined for whatever is none. Later versions are read as far as they are known. */
export function readTraceparent(header: string): Traceparent | undefined {
  const [, version = '', traceId = '', spanId = '', flags = '', rest] = header.length > 200 ? [] : (SHAPE.exec(header) ?? []);
  if (version === '' || version === 'ff' || (version === '00' && rest !== undefined) || NOTHING.test(traceId) || NOTHING.test(spanId)) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

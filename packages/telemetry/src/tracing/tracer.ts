import type { Log } from '../log/log.ts';
import type { TracesConfig } from '../config.ts';

export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A piece of work as it is seen in a trace. */
export interface Span {
  /** For the next one who works on it, as W3C Trace Context says it. */
  readonly traceparent: string;
  readonly traceId: string;
  /** False where nobody will see it: what would be noted on it need not be found out. */
  readonly isRecorded: boolean;
  note(attributes: Attributes): void;
  /** @param fault a code or a kind of error when it failed; never a message */
  end(fault?: string): void;
}

export interface Beginning {
  /** `server` answers somebody, `client` asks somebody, `internal` does neither. */
  readonly kind: 'server' | 'client' | 'internal';
  /** A span of this process, or the traceparent that came with the request. */
  readonly parent?: Span | string | undefined;
  readonly attributes?: Attributes;
  /** When it began, on the monotonic clock (`performance.now()`), where that was before now. */
  readonly at?: number;
}

/** Makes the spans of one part of the house. */
export interface Tracer {
  begin(name: string, beginning: Beginning): Span;
  /** The span that `work` and all that follows from it happen in. */
  during<Result>(span: Span, work: () => Result): Result;
  current(): Span | undefined;
}

export interface Tracing {
  /**
   * @param place `door` decides which requests are traced, whatever its callers say; those `behind` it follow the
   * decision that comes with the request
   */
  tracer(service: string, place: 'door' | 'behind'): Tracer;
  /** Hands over what is left and stops. */
  stop(): Promise<void>;
}

/** Loads the SDK and begins to trace. Without this call no part of it is loaded. */
export const openTracing = async (config: TracesConfig, log: Log): Promise<Tracing> => (await import('./sdk.ts')).tracingBy(config, log);

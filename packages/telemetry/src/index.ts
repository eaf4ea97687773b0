export { areApart, telemetryConfigOf, telemetrySettings, type TelemetryConfig, type TracesConfig } from './config.ts';
export { withoutValues } from './log/fault.ts';
export { openLog, type Log, type LogOptions } from './log/log.ts';
export { whoIs } from './log/who.ts';
export { outcomeOf, type Connections, type EventsBehind, type HopOutcome, type Metrics, type OperationKind } from './metrics/metrics.ts';
export { statementObserver } from './statements.ts';
export { openTelemetry, type Telemetry } from './telemetry.ts';
export type { Span, Tracer } from './tracing/tracer.ts';

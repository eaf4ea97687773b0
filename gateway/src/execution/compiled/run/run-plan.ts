import type { CompiledPlan } from '../plan/compile-plan.ts';
import type { Hop } from '../plan/hops.ts';
import type { HopRequest } from '../plan/merge-fetches.ts';
import { applyRewrites } from '../plan/rewrites.ts';
import { copyOf, isRecord } from '../../records.ts';
import type { JsonRecord } from '../../records.ts';
import { tellErrors, tellMissing } from './errors.ts';
import { mergeInto } from './merge-data.ts';
import { partsOf } from './part.ts';
import type { PartOfRun } from './part.ts';
import type { Run } from './run.ts';

/** Asks whom the plan says, each as soon as what it waits for is there, and puts the answers together in `run`. */
export async function runPlan({ hops }: CompiledPlan, run: Run): Promise<void> {
  const done: Promise<void>[] = [];
  for (const hop of hops) {
    const before = hop.after.flatMap(number => done[number] ?? []);
    done.push(before.length === 0 ? runHop(hop, run) : Promise.all(before).then(() => runHop(hop, run)));
  }
  await Promise.all(done);
}

async function runHop(hop: Hop, run: Run): Promise<void> {
  const { parts, asking } = partsOf(hop, run.data);
  if (parts.length === 0) return;
  const request = hop.request(asking);
  parts.forEach((part, index) => { part.entities = request.parts[index]?.entities ?? null; });
  const entities = parts.map(({ representations }) => representations?.length ?? null);
  const answer = await run.ask({ subgraph: hop.subgraph, request, variables: variablesOf(request, parts, run), entities, context: run.context });
  if ('code' in answer) {
    tellMissing(run, parts, field => ({ message: `${field} could not be answered right now. Try again in a moment.`, extensions: { code: answer.code } }));
    return;
  }
  const { data, errors } = answer;
  if (errors !== undefined && errors.length > 0) tellErrors(run, parts, errors, data == null);
  if (data != null) for (const part of parts) keep(part, data);
}

function variablesOf({ variables, parts: asked }: HopRequest, parts: readonly PartOfRun[], run: Run): JsonRecord {
  const sent: JsonRecord = {};
  for (const name of variables) {
    if (Object.hasOwn(run.variables, name) && run.variables[name] !== undefined) Object.defineProperty(sent, name, { value: run.variables[name], writable: true, enumerable: true, configurable: true });
  }
  parts.forEach(({ representations }, index) => {
    const name = asked[index]?.representations;
    if (representations !== null && name !== undefined) sent[name] = representations;
  });
  return sent;
}

function keep({ fetch, entities, objects, positions }: PartOfRun, data: Readonly<Record<string, unknown>>): void {
  if (entities === null) {
    applyRewrites(fetch.outputRewrites, data);
    objects.forEach((object, index) => { mergeInto(object, index === 0 ? data : copyOf(data) as JsonRecord); }); // a copy of a record
    return;
  }
  const answered = data[entities] as readonly unknown[]; // as many as asked for: judged when it came
  applyRewrites(fetch.outputRewrites, answered);
  const isUsed = fetch.isAddedTo ? new Set<number>() : null;
  for (let index = 0; index < objects.length; index += 1) {
    const position = positions[index] ?? -1;
    const object = objects[index];
    const entity = answered[position];
    if (position === -1 || object === undefined || !isRecord(entity)) continue;
    // An object whose type is known keeps it.
    if (fetch.interfaces.has(String(entity['__typename']))) entity['__typename'] = undefined;
    mergeInto(object, isUsed?.has(position) === true ? copyOf(entity) as JsonRecord : entity); // a copy of a record
    isUsed?.add(position);
  }
}

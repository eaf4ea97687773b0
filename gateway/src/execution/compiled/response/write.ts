import { ReadyText } from '@channelgraph/process';
import { isRecord, own } from '../../records.ts';
import type { JsonRecord } from '../../records.ts';
import type { ResponsePath } from '../run/places.ts';
import type { FieldShape, ObjectShapes, ValueShape } from './shape.ts';

/** What came to light while an answer was written. */
export interface Writing {
  /** Values that the schema does not allow where they stand. */
  readonly forbidden: ResponsePath[];
  /** What was asked about the schema, by response name. */
  readonly introspected: JsonRecord;
}

/** The step at hand; changed and changed back, so that no path is built for values that are in order. */
type Here = (string | number)[];

/**
 * The text of the caller's answer from what the subgraphs said: what was asked for, in that order, and nothing else.
 * A null that the schema forbids takes its object with it, up to where null is allowed (section 6.4.4 of the
 * specification); null when that is the whole answer.
 */
export const writeData = (shapes: ObjectShapes, data: JsonRecord, writing: Writing): string | null => writeObject(shapes, data, undefined, [], writing) ?? null;

/** Undefined where null must go further up. */
function writeValue(shape: ValueShape, value: unknown, here: Here, writing: Writing): string | undefined {
  if (value === null || value === undefined) {
    if (!shape.isRequired) return 'null';
    writing.forbidden.push([...here]);
    return undefined;
  }
  const text = shape.kind === 'leaf' ? shape.write(value) : value instanceof ReadyText ? value.text : shape.kind === 'list' ? writeList(shape.entry, value, here, writing) : writeRecord(shape.objects, value, here, writing);
  if (text !== undefined) return text;
  // Whoever could not write it has said so, but for leaves.
  if (shape.kind === 'leaf') writing.forbidden.push([...here]);
  return shape.isRequired ? undefined : 'null';
}

function writeList(entry: ValueShape, value: unknown, here: Here, writing: Writing): string | undefined {
  if (!Array.isArray(value)) {
    writing.forbidden.push([...here]);
    return undefined;
  }
  let text = '[';
  let isWhole = true;
  const depth = here.length;
  for (let index = 0; index < value.length; index += 1) {
    here[depth] = index;
    const written = writeValue(entry, value[index], here, writing);
    if (written === undefined) isWhole = false;
    else text += index === 0 ? written : `,${written}`;
  }
  here.length = depth;
  return isWhole ? `${text}]` : undefined;
}

function writeRecord(objects: ObjectShapes, value: unknown, here: Here, writing: Writing): string | undefined {
  if (!isRecord(value)) {
    writing.forbidden.push([...here]);
    return undefined;
  }
  const typeName = value['__typename'];
  return writeObject(objects, value, typeof typeName === 'string' ? typeName : undefined, here, writing);
}

function writeObject(objects: ObjectShapes, record: JsonRecord, typeName: string | undefined, here: Here, writing: Writing): string | undefined {
  const shape = objects.of(typeName);
  if (shape === undefined) {
    writing.forbidden.push([...here]);
    return undefined;
  }
  let text = '{';
  const depth = here.length;
  for (const field of shape.fields) {
    here[depth] = field.name;
    const written = writeField(field, record, here, writing);
    if (written === undefined) {
      here.length = depth;
      return undefined;
    }
    text += text.length === 1 ? field.prefix + written : `,${field.prefix}${written}`;
  }
  here.length = depth;
  return `${text}}`;
}

function writeField(field: FieldShape, record: JsonRecord, here: Here, writing: Writing): string | undefined {
  switch (field.kind) {
    case 'value':
      return writeValue(field.value, field.isInherited ? own(record, field.name) : record[field.name], here, writing);
    case 'typename':
      return field.text ?? undefined;
    case 'introspection':
      return JSON.stringify(own(writing.introspected, field.name) ?? null);
  }
}

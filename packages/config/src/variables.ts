import { z } from 'zod';
import { isSecretName } from './redacted.ts';

type AnySchema = z.core.$ZodType;

/** The variables a schema reads, by name; also through `.transform(…)` behind the object. */
export function variablesOf(schema: AnySchema): Readonly<Record<string, AnySchema>> {
  const bare = chain(schema).find((step) => step instanceof z.ZodObject);
  return bare ? bare.shape : {};
}

/** A value to show beside a complaint: what it is by default, or the piece's own example, or the first of its options. */
export function exampleOf(schema: AnySchema): string {
  const steps = chain(schema);
  const preset: unknown = steps.find((step) => step instanceof z.ZodDefault)?.def.defaultValue;
  if (['string', 'number'].includes(typeof preset)) return String(preset);
  const given = steps.map((step) => z.globalRegistry.get(step)?.['example']).find((example) => typeof example === 'string');
  if (typeof given === 'string') return given;
  const choice = steps.find((step) => step instanceof z.ZodEnum);
  if (choice) return String(choice.options[0]);
  return steps.some((step) => step instanceof z.ZodNumber) ? '1' : '<text>';
}

export const isSecret = (name: string, schema: AnySchema | undefined): boolean =>
  isSecretName(name) || (schema !== undefined && chain(schema).some((step) => z.globalRegistry.get(step)?.['secret'] === true));

/** A schema and what it is wrapped around, from the outside in. */
function chain(schema: AnySchema): readonly AnySchema[] {
  if (schema instanceof z.ZodPipe) return [schema, ...chain(schema.in)];
  const isWrapper =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly;
  return isWrapper ? [schema, ...chain(schema.unwrap())] : [schema];
}

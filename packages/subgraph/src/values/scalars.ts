import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

const renamed = (scalar: GraphQLScalarType, name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({ ...scalar.toConfig(), name, description, astNode: null, extensions: {} });

export const DateTime = renamed(GraphQLDateTimeISO, 'DateTime', 'An instant in UTC, RFC 3339, e.g. `2026-10-01T00:00:00.000Z`.');
export const LocalDate = renamed(GraphQLLocalDate, 'LocalDate', 'A calendar day without time or zone, ISO 8601, e.g. `2026-10-01`.');

const decimal = /^-?\d+(\.\d+)?$/;
function asDecimal(value: unknown): string {
  if (typeof value === 'string' && decimal.test(value)) return value;
  throw new GraphQLError(`Decimal: expected a string such as "12.50", got ${JSON.stringify(value)}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

export const Decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal number as a string, e.g. `"12.50"`; never a floating-point number.',
  serialize: asDecimal,
  parseValue: asDecimal,
  parseLiteral: node => asDecimal(node.kind === Kind.STRING ? node.value : undefined),
});

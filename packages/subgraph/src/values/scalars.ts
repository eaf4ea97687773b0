import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

/** Days of business. Far outside of them a calendar, a database or a published fact would give up, each in its own way. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;

function inRange<Day>(day: Day, name: string): Day {
  const year = (day instanceof Date ? day : new Date(String(day))).getUTCFullYear();
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return day;
  throw new GraphQLError(`${name}: expected a day of the years ${String(FIRST_YEAR)} to ${String(LAST_YEAR)}.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** The scalar of the library under our name; what comes in must lie in the years of business. */
function renamed<In, Out>(scalar: GraphQLScalarType<In, Out>, name: string, description: string): GraphQLScalarType<In, Out> {
  const { parseValue, parseLiteral, ...config } = scalar.toConfig();
  return new GraphQLScalarType<In, Out>({
    ...config, name, description, astNode: null, extensions: {},
    parseValue: value => inRange(parseValue(value), name),
    parseLiteral: (node, variables) => inRange(parseLiteral(node, variables), name),
  });
}

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

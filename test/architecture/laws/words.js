/** Names that say something, and reasons beside what needs one. */
import { law } from './law.js';

const says = /(Manager|Helper|Processor|Utils?)$/i;
const roleOfTheTrade = /(Sales|Account|Enablement)Manager$/i;
const isEmpty = (name) => says.test(name) && !roleOfTheTrade.test(name);

/** A reason stands on one of the lines between the `as` or `!` and the end of the expression. */
const lacksReason = (node, source) => {
  const first = source.getTokenAfter(node.expression)?.loc.start.line ?? node.loc.start.line;
  const last = node.loc.end.line;
  return !source.getAllComments().some(({ loc }) => loc.start.line >= first && loc.start.line <= last);
};
const isConst = (node) => node.typeAnnotation.type === 'TSTypeReference' && node.typeAnnotation.typeName.name === 'const';

export const words = {
  'names-say-something': law('Name it after what it is about: a noun or verb of the trade.', {
    ':matches(ClassDeclaration, FunctionDeclaration, TSInterfaceDeclaration, TSTypeAliasDeclaration, TSEnumDeclaration) > Identifier.id': (node) => isEmpty(node.name),
    'VariableDeclarator[init.type=/FunctionExpression|ClassExpression/] > Identifier.id': (node) => isEmpty(node.name),
  }),
  'assertions-give-a-reason': law('`as` and `!` overrule the compiler: say why in a comment on the same line.', {
    TSAsExpression: (node, source) => !isConst(node) && lacksReason(node, source),
    TSNonNullExpression: lacksReason,
    TSTypeAssertion: true,
  }),
  'exceptions-give-a-reason': law('A rule is switched off with its reason: `-- because …`.', {
    Program: (_, source) => source.getAllComments().some(({ value }) => /^\s*eslint-(disable|enable)/.test(value) && !/ -- \S/.test(value)),
  }),
};

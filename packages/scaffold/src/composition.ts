import { SyntaxKind, type SourceFile } from 'ts-morph';
import type { House } from './house.ts';
import { edit } from './lists.ts';
import { objectIn, propertyOf } from './syntax.ts';
import type { Names } from './template.ts';

/** The statement `const work = unitOfWork(…)`: what is composed for one operation stands around it. */
const workIn = (file: SourceFile) =>
  file.getDescendantsOfKind(SyntaxKind.VariableStatement).find((statement) => /^const work = unitOfWork\(/.test(statement.getText()));

const returned = (file: SourceFile) =>
  objectIn(workIn(file)?.getParentIfKind(SyntaxKind.Block)?.getStatementByKind(SyntaxKind.ReturnStatement)?.getExpression());
const loaders = (file: SourceFile) => objectIn(propertyOf(returned(file), 'loaders'));

/** The composition root of a subgraph, with what a new slice has at hand. Throws ActionableError. */
export function composed(house: House, { subgraph, concept: { kebab, camel, camels, pascal, pascals } }: Names): ReadonlyMap<string, string> {
  const path = `subgraphs/${subgraph}/src/context.ts`;
  const context = edit(house, path);
  context.imports('@channelgraph/subgraph', 'byId', 'perArguments', 'perId');
  context.imports(`./${kebab}/${kebab}.service.ts`, `${camel}Service`);
  context.imports(`./${kebab}/${kebab}.store.ts`, `${camel}Reader`, `type ${pascal}Page`);

  context.add('`loaders` beside `const work = unitOfWork(…)`', loaders,
    `${camel}: byId(${camels}.byIds)`,
    `${camels}OfPartner: perArguments((page: ${pascal}Page) => perId(partnerIds => ${camels}.pagesOf(partnerIds, page)))`,
    `countOf${pascals}: perId(${camels}.countsOf)`);
  context.change(`name ${camels} or ${camel}Service left to give`, (file) => {
    const object = objectIn(returned(file));
    const place = object?.getProperty('loaders');
    if (!object || !place || object.getProperty(camels) || object.getProperty(`${camel}Service`)) return false;
    file.insertText(place.getStart(), `${camels},\n      ${camel}Service: ${camel}Service(work),\n      `);
    return true;
  });
  context.change('`session` and `viewer` before `const work = unitOfWork(…)`', (file) => {
    const work = workIn(file);
    if (!work || !/\bconst session\b/.test(file.getText()) || !/\bconst viewer\b/.test(file.getText())) return false;
    file.insertText(work.getEnd(), `\n    const ${camels} = ${camel}Reader(session, viewer);`);
    return true;
  });
  return new Map([[path, context.text()]]);
}

import { Node, type SourceFile } from 'ts-morph';
import type { House } from './house.ts';
import { edit } from './lists.ts';
import { arrayIn, importing, parsed, valueOf } from './syntax.ts';
import { FACT, renamed, templateFiles, type Names } from './template.ts';

const folder = 'packages/events/src';

/** The declaration as the template has it, and what it needs of `values.ts`. */
function declarationOf(names: Names): { readonly text: string; readonly values: readonly string[] } {
  const [{ path, text }] = templateFiles(FACT) as [ReturnType<typeof templateFiles>[number]]; // the template's one file of facts
  const file = parsed(path, renamed(text, names));
  const values = file.getImportDeclaration('./values.ts')?.getNamedImports().map((one) => one.getName()) ?? [];
  const statement = file.getVariableStatements()[0]?.getText(true) ?? '';
  return { text: statement, values };
}

/** Behind the other facts of the publisher, or at the end where these are its first. */
function addToKinds(file: SourceFile, publisher: string, fact: string): boolean {
  const list = arrayIn(valueOf(file, 'FACT_KINDS'));
  if (!Node.isArrayLiteralExpression(list)) return false;
  const own = new Set(file.getImportDeclaration(`./${publisher}.ts`)?.getNamedImports().map((one) => one.getName()));
  const last = list.getElements().filter((element) => own.has(element.getText())).at(-1);
  if (last) file.insertText(last.getEnd(), `, ${fact}`);
  else file.insertText(list.getEnd() - 1, `  ${fact},\n`);
  return true;
}

/** What others hear of the new concept: its fact, published by its subgraph. Throws ActionableError. */
export function publishedFact(house: House, names: Names): ReadonlyMap<string, string> {
  const { subgraph, concept } = names;
  const fact = `${concept.camel}Fact`;
  const own = `${folder}/${subgraph}.ts`;
  const changed = new Map<string, string>();
  if (house.has(own)) {
    const { text, values } = declarationOf(names);
    const publisher = edit(house, own);
    publisher.change(`place for a second ${fact}`, (file) => {
      if (file.getVariableDeclaration(fact)) return false;
      importing(file, './values.ts', ...values);
      file.insertText(file.getEnd(), `\n${text}\n`);
      return true;
    });
    changed.set(own, publisher.text());
  }

  const kinds = edit(house, `${folder}/kinds.ts`);
  kinds.change('`FACT_KINDS`', (file) => addToKinds(file, subgraph, fact));
  kinds.imports(`./${subgraph}.ts`, fact);
  changed.set(`${folder}/kinds.ts`, kinds.text());

  const door = edit(house, `${folder}/index.ts`);
  door.change('exports of facts before `./kinds.ts`', (file) => {
    const known = file.getExportDeclaration((one) => one.getModuleSpecifierValue() === `./${subgraph}.ts`);
    const next = file.getExportDeclaration((one) => one.getModuleSpecifierValue() === './kinds.ts');
    if (known) known.addNamedExport(fact);
    else if (next) file.insertText(next.getStart(), `export { ${fact} } from './${subgraph}.ts';\n`);
    return known !== undefined || next !== undefined;
  });
  changed.set(`${folder}/index.ts`, door.text());
  return changed;
}

import { Node, Project, QuoteKind, SyntaxKind, type ImportDeclaration, type SourceFile } from 'ts-morph';

const settings = { quoteKind: QuoteKind.Single, useTrailingCommas: false } as const;

export function parsed(path: string, text: string): SourceFile {
  const project = new Project({ useInMemoryFileSystem: true, manipulationSettings: settings, skipLoadingLibFiles: true });
  return project.createSourceFile(`/${path}`, text);
}

/** Without `as const`, `satisfies …` and brackets around it. */
function bare(node: Node | undefined): Node | undefined {
  return Node.isAsExpression(node) || Node.isParenthesizedExpression(node) || Node.isSatisfiesExpression(node) ? bare(node.getExpression()) : node;
}

export const arrayIn = (node: Node | undefined) => bare(node)?.asKind(SyntaxKind.ArrayLiteralExpression);
export const objectIn = (node: Node | undefined) => bare(node)?.asKind(SyntaxKind.ObjectLiteralExpression);

/** What a top-level `const <name> = …` is set to. */
export const valueOf = (file: SourceFile, name: string) => bare(file.getVariableDeclaration(name)?.getInitializer());

/** What `<name>: …` is set to in an object. */
export const propertyOf = (node: Node | undefined, name: string) =>
  bare(objectIn(node)?.getProperty(name)?.asKind(SyntaxKind.PropertyAssignment)?.getInitializer());

const itemsOf = (list: Node) => arrayIn(list)?.getElements() ?? objectIn(list)?.getProperties() ?? [];

/** Lists in one line grow to about this many characters, then they get a line for each item. */
const LONGEST_LINE = 140;

const indentAt = (text: string, position: number): string => {
  const begin = text.lastIndexOf('\n', position - 1) + 1;
  return /^\s*/.exec(text.slice(begin))?.[0] ?? '';
};

/** Adds to the end of a list, in its own manner: on a line of its own where the list has several. Forgets the nodes of the file. */
export function addTo(list: Node, ...added: readonly string[]): void {
  const file = list.getSourceFile();
  const text = file.getFullText();
  const last = itemsOf(list).at(-1);
  if (!last) {
    const open = list.getStart() + 1;
    const isObject = Node.isObjectLiteralExpression(list);
    file.replaceText([open, list.getEnd() - 1], isObject ? ` ${added.join(', ')} ` : added.join(', '));
    return;
  }
  const indent = indentAt(text, last.getEnd());
  if (!list.getText().includes('\n')) {
    const items = [...itemsOf(list).map((item) => item.getText()), ...added];
    const grown = items.join(', ');
    if (indent.length + grown.length <= LONGEST_LINE) file.insertText(last.getEnd(), added.map((item) => `, ${item}`).join(''));
    else file.replaceText([list.getStart() + 1, list.getEnd() - 1], `\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}`);
    return;
  }
  const comma = /^\s*,/.exec(text.slice(last.getEnd()))?.[0].length ?? 0;
  if (comma === 0) file.insertText(last.getEnd(), `,${added.map((item) => `\n${indent}${item},`).join('')}`);
  else file.insertText(text.indexOf('\n', last.getEnd() + comma), added.map((item) => `\n${indent}${item},`).join(''));
}

const isRelative = (specifier: string): boolean => specifier.startsWith('.');
const isBefore = (one: ImportDeclaration, specifier: string): boolean => {
  const other = one.getModuleSpecifierValue();
  return isRelative(other) === isRelative(specifier) ? other.localeCompare(specifier) < 0 : isRelative(specifier);
};

/** Imports names, in the order of the paths; a name that begins with `type ` is a type. Names that are imported already stay. */
export function importing(file: SourceFile, specifier: string, ...names: readonly string[]): void {
  const known = file.getImportDeclaration((one) => one.getModuleSpecifierValue() === specifier && !one.isTypeOnly());
  const found = new Set(known?.getNamedImports().map((one) => one.getName()));
  const missing = names
    .map((name) => ({ name: name.replace(/^type /, ''), isTypeOnly: name.startsWith('type ') }))
    .filter(({ name }) => !found.has(name));
  if (missing.length === 0) return;
  if (known) {
    const firstType = known.getNamedImports().findIndex((one) => one.isTypeOnly());
    known.insertNamedImports(firstType === -1 ? found.size : firstType, missing);
    return;
  }
  const all = file.getImportDeclarations();
  const next = all.findIndex((one) => !isBefore(one, specifier));
  file.insertImportDeclaration(next === -1 ? all.length : next, { moduleSpecifier: specifier, namedImports: missing });
}

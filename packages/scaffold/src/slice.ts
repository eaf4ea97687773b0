import { ActionableError } from '@channelgraph/config';
import type { House } from './house.ts';
import { argumentOf, array, arrayAt, edit, objectAt, returnedBy, type Edit } from './lists.ts';
import { composed } from './composition.ts';
import { publishedFact } from './facts.ts';
import { checkFree, type Plan } from './plan.ts';
import { MIGRATION, renamed, SLICE, templateFiles, type Names } from './template.ts';

/** How the slice differs in the subgraph that owns partners: it has the whole partner, and tables of people. */
const ofTheOwner: readonly (readonly [suffix: string, from: string, to: string])[] = [
  ['.resolver.ts', 'PartnerStub', 'PartnerType'],
  [
    '.resolver.ts',
    "partnerId }: @concept): Pick<PartnerType, 'id'> {\n    return { id: partnerId };",
    'partnerId }: @concept, @Ctx() { loaders }: @contextContext) {\n    return loaders.partner.load(partnerId);',
  ],
  [
    '.store.test.ts',
    "  await insertRows(test.database, 'partners.employment'",
    "  await insertRows(test.database, 'partners.person', [{ id: anna, name: 'Anna', email: 'anna@example.com', side: 'PARTNER' }]);\n  await insertRows(test.database, 'partners.employment'",
  ],
];

function fitted(text: string, path: string, { subgraph, concept }: Names): string {
  return ofTheOwner.filter(([suffix]) => path.endsWith(`${concept.kebab}${suffix}`)).reduce((before, [, from, to]) => {
    const named = (part: string) => part.replaceAll('@concept', concept.pascal).replaceAll('@context', subgraph.slice(0, 1).toUpperCase() + subgraph.slice(1));
    if (!before.includes(named(from))) throw new RangeError(`${path} has no "${named(from)}": the template has changed, slice.ts has not.`);
    return before.replaceAll(named(from), named(to));
  }, text);
}

/** Who may see whose rows must be known before there is a slice to see. */
function checkGround(house: House, subgraph: string): void {
  const needs = [['src/visibility.ts', 'export const partnerRows'], ['src/partner/partner.graphql.ts', 'class Partner']] as const;
  const missing = needs.find(([path, text]) => !house.read(`subgraphs/${subgraph}/${path}`).includes(text));
  if (missing) throw new ActionableError({
    what: 'Nothing was written.',
    why: `subgraphs/${subgraph}/${missing[0]} has no \`${missing[1]}\`, which every slice needs.`,
    next: `write it as in packages/scaffold/template/subgraphs/sketch/${missing[0]}.`,
  });
}

/** The lists on top of a subgraph, each with its new lines. */
function listed(house: House, { subgraph, concept, stamp }: Names): ReadonlyMap<string, string> {
  const { kebab, camel, camels, pascal, pascals } = concept;
  const from = (room: string) => `./${kebab}/${kebab}.${room}.ts`;
  const top = (name: string): readonly [string, Edit] => {
    const path = `subgraphs/${subgraph}/src/${name}.ts`;
    return [path, edit(house, path)];
  };
  const [schema, permissions, dataSource, work] = [top('schema'), top('permissions'), top('data-source'), top('work')];

  schema[1].imports(from('graphql'), `${pascal}Type`);
  schema[1].imports(from('resolver'), `${pascal}Resolver`, `${pascals}OfPartnerResolver`);
  schema[1].add('`graph.resolvers`', arrayAt('graph', 'resolvers'), `${pascal}Resolver`, `${pascals}OfPartnerResolver`);
  schema[1].add('`graph.types`', arrayAt('graph', 'types'), `${pascal}Type`);
  schema[1].add('`graph.references`', objectAt('graph', 'references'), `${pascal}: ({ id }, { loaders }) => loaders.${camel}.load(id)`);

  permissions[1].add('list of actions, `accessControl({ … })`', argumentOf('accessControl'),
    `'${kebab}:read': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER', 'PARTNER_SALES_MANAGER', 'PARTNER_ADMIN']`,
    `'${kebab}:create': ['VENDOR_ADMIN', 'CHANNEL_SALES_MANAGER']`);

  dataSource[1].imports(`./migrations/${stamp}-${kebab}.ts`, `${pascal}${stamp}`);
  dataSource[1].imports(from('entity'), `${pascal}Entity`);
  dataSource[1].add('`entities`', array('entities'), `${pascal}Entity`);
  dataSource[1].add('`migrations`', array('migrations'), `${pascal}${stamp}`);

  work[1].imports(from('store'), `${camel}Store`);
  work[1].add('`storesIn`', returnedBy('storesIn'), `${camels}: ${camel}Store(session, viewer)`);

  return new Map([schema, permissions, dataSource, work].map(([path, list]) => [path, list.text()]));
}

/** Everything that a new slice takes: its rooms, its migration, its fact, and a line in each list. Throws ActionableError. */
export function slicePlan(house: House, names: Names): Plan {
  const { subgraph, concept } = names;
  checkGround(house, subgraph);
  const ownsPartners = house.read(`subgraphs/${subgraph}/src/partner/partner.graphql.ts`).includes('class PartnerType');
  const created = new Map(
    [...templateFiles(SLICE).filter(({ path }) => !path.endsWith('.demo.ts')), ...templateFiles(MIGRATION)].map(({ path, text }) => {
      const target = renamed(path, names);
      const own = renamed(text, names);
      return [target, ownsPartners ? fitted(own, target, names) : own];
    }),
  );
  checkFree(house, [`subgraphs/${subgraph}/src/${concept.kebab}`, ...created.keys()], {
    nothing: 'No slice was written.', next: `choose another concept, or add to the one that is there (CONTRIBUTING.md, "Add a field").`,
  });
  return { created, changed: new Map([...listed(house, names), ...composed(house, names), ...publishedFact(house, names)]) };
}

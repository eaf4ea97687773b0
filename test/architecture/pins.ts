/** What is pinned, and what docs/pins.md says about it. */

export interface Pin {
  readonly section: string;
  readonly name: string;
  readonly version: string;
}

const titles: Readonly<Record<string, string>> = { catalog: 'Catalog', overrides: 'Overrides', allowBuilds: 'Build scripts' };
const unquoted = (text: string): string => text.replaceAll(/^['"]|['"]$/g, '');

/** The pins of pnpm-workspace.yaml: two levels of `name: value`, which is all that file uses. */
export function workspacePins(yaml: string): readonly Pin[] {
  let section = '';
  return yaml.split('\n').flatMap((line) => {
    const [, heading] = /^(\w+):/.exec(line) ?? [];
    if (heading !== undefined) section = titles[heading] ?? '';
    const [, name, version] = /^ {2}(\S+): (\S+)$/.exec(line) ?? [];
    return section !== '' && name !== undefined && version !== undefined ? [{ section, name: unquoted(name), version: unquoted(version) }] : [];
  });
}

type Manifest = Readonly<Record<string, unknown>>;
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** Versions that a package.json fixes by itself instead of taking them from the catalog. */
export const ownPins = (manifest: Manifest): readonly Pin[] =>
  kinds
    .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
    .map(([name, version]) => ({ section: 'Fixed in one package', name, version: String(version) }))
    .filter(({ version }) => !/^(catalog|workspace):/.test(version));

/** The rows of the page that say why and what lets the pin go. */
export function documentedPins(page: string): readonly Pin[] {
  let section = '';
  return page.split('\n').flatMap((line) => {
    section = /^## (.+)$/.exec(line)?.[1] ?? section;
    const [, name, version] = /^\| `(\S+)` \| (\S+) \| \S.* \| \S.* \|$/.exec(line) ?? [];
    return name !== undefined && version !== undefined ? [{ section, name, version }] : [];
  });
}

const said = ({ section, name, version }: Pin): string => `${section}: ${name} ${version}`;

/** Pins without a reason, and reasons whose pin is gone or has moved. */
export function pinOffences(pinned: readonly Pin[], documented: readonly Pin[]): readonly string[] {
  const [real, told] = [new Set(pinned.map(said)), new Set(documented.map(said))];
  return [...[...real].filter((pin) => !told.has(pin)).map((pin) => `no reason given: ${pin}`), ...[...told].filter((pin) => !real.has(pin)).map((pin) => `no such pin: ${pin}`)];
}

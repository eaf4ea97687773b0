import { escaped, hashOf } from './html.ts';
import type { Page } from './html.ts';
import { COPY_SCRIPT, STYLE } from './landing-page-assets.ts';

/** What the caller wants to say on the front page. The gateway has no words of its own. */
export interface Landing {
  readonly title: string;
  /** Paragraphs; a line that starts with "$ " is shown as a command. */
  readonly lines: readonly string[];
  /** Operations to try, each with a link that opens it in GraphiQL. */
  readonly queries?: readonly LandingQuery[];
}

export interface LandingQuery {
  readonly title: string;
  readonly query: string;
  /** One more sentence: as whom to ask it, what to look at. */
  readonly note?: string;
}

interface LandingPage {
  readonly landing: Landing;
  /** Without explorers there is nothing to link to but the graph itself. */
  readonly hasExplorers: boolean;
}

const EXPLORERS = [
  ['/sandbox', 'Apollo Sandbox', 'The explorer of Apollo Studio; loads from the internet.'],
  ['/graphiql', 'GraphiQL', 'The explorer in this server; works offline.'],
  ['/schema.graphql', 'Schema', 'The graph as text; with a token, as its owner sees it.'],
] as const;

/** The front page: self-contained, readable in light and dark, usable without scripts. */
export function landingPage({ landing: { title, lines, queries = [] }, hasExplorers }: LandingPage): Page {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escaped(title)}</h1>
${lines.map(line).join('\n')}
<p class="address">Send GraphQL to <code>POST /graphql</code> with <code>authorization: Bearer &lt;token&gt;</code>.</p>
</header>
${hasExplorers ? `<nav>${EXPLORERS.map(link).join('')}</nav>` : ''}
${queries.length === 0 ? '' : `<section><h2>Try</h2>${queries.map(each => queryCard(each, hasExplorers)).join('\n')}</section>`}
<footer><a href="/livez">/livez</a> <a href="/readyz">/readyz</a></footer>
</main>
<script>${COPY_SCRIPT}</script>
</body>
</html>
`;
  return {
    html,
    contentSecurityPolicy: `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(COPY_SCRIPT)}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}

const line = (text: string): string => (text.startsWith('$ ') ? codeBlock(text.slice(2)) : `<p>${escaped(text)}</p>`);

const link = ([address, name, purpose]: (typeof EXPLORERS)[number]): string =>
  `<a href="${address}"><strong>${name}</strong><span>${purpose}</span></a>`;

/** The button is hidden until the script makes it work. */
const codeBlock = (text: string): string => `<div class="code"><pre>${escaped(text)}</pre><button type="button" hidden>Copy</button></div>`;

function queryCard({ title, query, note }: LandingQuery, hasExplorers: boolean): string {
  const open = hasExplorers ? `<a href="/graphiql?query=${encodeURIComponent(query)}">Open in GraphiQL</a>` : '';
  return `<article><h3>${escaped(title)}</h3>${note === undefined ? '' : `<p>${escaped(note)}</p>`}${codeBlock(query)}${open}</article>`;
}

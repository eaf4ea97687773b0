import { escaped } from './html.ts';
import type { Page } from './html.ts';

interface GraphiqlPage {
  readonly title: string;
  /** Shown in the editor at first. */
  readonly query: string;
}

/**
 * GraphiQL with everything it needs inside the page. The package is nine megabytes, so it is loaded when somebody first
 * opens the page.
 */
export async function graphiqlPage({ title, query }: GraphiqlPage): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    endpoint: '/graphql',
    title: escaped(title), // the package takes it for HTML
    defaultQuery: query.replace(/</g, '\\u003c'), // it stands in a script; GraphQL reads the escape only in strings, where `<` is needed at all
    // Ready for a token to be pasted behind; empty, it counts as none and the schema still loads.
    headers: '{\n  "authorization": "Bearer "\n}',
    isHeadersEditorEnabled: true,
    defaultEditorToolsVisibility: 'headers',
    shouldPersistHeaders: true,
    credentials: 'omit',
  });
  return {
    html,
    contentSecurityPolicy:
      "default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; style-src 'unsafe-inline'; font-src data:; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  };
}

import { escaped, hashOf } from './html.ts';
import type { Page } from './html.ts';

interface SandboxPage {
  readonly title: string;
  /** Shown in the editor at first. */
  readonly query: string;
}

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
#explanation { max-width: 36rem; margin: 4rem auto; padding: 0 1.25rem; }
#sandbox, #sandbox iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; }
#sandbox:empty { display: none; }
`;
const CDN = 'https://embeddable-sandbox.cdn.apollographql.com';

/** Apollo Sandbox, embedded. Its code comes from Apollo's servers, so the page explains itself where they are out of reach. */
export function sandboxPage({ title, query }: SandboxPage): Page {
  const script = `
if (window.EmbeddedSandbox) new window.EmbeddedSandbox({
  target: '#sandbox',
  initialEndpoint: new URL('/graphql', location.href).href,
  endpointIsEditable: false,
  hideCookieToggle: true,
  allowDynamicStyles: false,
  runTelemetry: false,
  initialState: { document: ${scriptText(query)}, includeCookies: false, pollForSchemaUpdates: false },
});
`;
  return {
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Apollo Sandbox</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<div id="explanation">
<h1>Apollo Sandbox</h1>
<p>Sandbox loads from Apollo’s servers. If you still read this after a moment, they cannot be reached from here.</p>
<p><a href="/graphiql">Open GraphiQL instead</a>: it comes with this server and needs no internet.</p>
</div>
<div id="sandbox"></div>
<script src="${CDN}/_latest/embeddable-sandbox.umd.production.min.js"></script>
<script>${script}</script>
</body>
</html>
`,
    contentSecurityPolicy: `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${CDN} ${hashOf(script)}; frame-src https://sandbox.embed.apollographql.com; connect-src 'self'; img-src data: https://*.apollographql.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}

/** A string literal that cannot end the script around it. */
const scriptText = (text: string): string => JSON.stringify(text).replace(/</g, '\\u003c');

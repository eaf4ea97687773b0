export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2030; --soft: #5a6178; --paper: #fbfbfd; --card: #ffffff; --edge: #dfe2ec; --accent: #2f4fd0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaf2; --soft: #a3a9bf; --paper: #12141c; --card: #1b1e2a; --edge: #323747; --accent: #93a8ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
h1 { margin: 0 0 .5rem; font-size: 2rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; }
h3 { margin: 0 0 .25rem; font-size: 1rem; }
p { margin: .4rem 0; }
a { color: var(--accent); }
.address, article p, footer { color: var(--soft); }
code, pre { font: 14px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
nav { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .75rem; margin-top: 1.5rem; }
nav a, article { background: var(--card); border: 1px solid var(--edge); border-radius: .6rem; padding: 1rem; }
nav a { text-decoration: none; }
nav a:hover, nav a:focus-visible { border-color: var(--accent); }
nav strong { display: block; }
nav span { color: var(--soft); font-size: .9rem; }
article { margin-top: .75rem; }
.code { position: relative; margin: .6rem 0; border: 1px solid var(--edge); border-radius: .4rem; background: var(--paper); }
.code pre { margin: 0; padding: .75rem 4.5rem .75rem .85rem; overflow-x: auto; }
.code button { position: absolute; top: .4rem; right: .4rem; border: 1px solid var(--edge); border-radius: .35rem; padding: .2rem .55rem; background: var(--card); color: var(--ink); font: inherit; font-size: .8rem; cursor: pointer; }
footer { margin-top: 2.5rem; font-size: .9rem; }
footer a { margin-right: 1rem; color: inherit; }
`;

/** Offers to copy a text; without a clipboard (plain http on another machine) the buttons stay hidden. */
export const COPY_SCRIPT = `
if (navigator.clipboard) for (const button of document.querySelectorAll('.code button')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
}
`;

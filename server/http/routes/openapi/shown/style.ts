/** The style of the pages that describe the interface. The client's styles are bundled with its scripts. */
export const docsStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1b1d22, #e9e7e2); --ink-2: light-dark(#565a63, #a9abb2);
  --paper: light-dark(#f7f6f2, #16171a); --surface: light-dark(#fff, #1e2024); --line: light-dark(#dedbd3, #34373d);
  --accent: light-dark(#26457f, #9db8f0); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; justify-content: space-between; padding: .75rem 1rem;
  background: var(--surface); border-bottom: 1px solid var(--line); }
header nav { display: flex; gap: 1rem; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin-top: 1.5rem; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
header a, header b, .toc a, .operations a, .names a { display: inline-block; padding: .125rem 0; }
code { font: .9em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.method { font-weight: 600; font-size: .8em; }
.type, .operations [lang] { color: var(--ink-2); }
.toc { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
ul { padding-inline-start: 1.25rem; }
.operations, .names, main > .fields { list-style: none; padding: 0; }
.operations li { padding: .375rem 0; border-bottom: 1px solid var(--line); }
.names { columns: 16rem; }
.fields { list-style: none; padding-inline-start: .75rem; border-inline-start: 2px solid var(--line); }
main > .fields { padding-inline-start: .5rem; }
.fields li { padding: .25rem 0; }
`

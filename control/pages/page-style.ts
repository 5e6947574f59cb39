/** How pages look: on a telephone and on paper, by day and by night. Nothing is fetched for it. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1d2430; --dim: #5a6475; --ground: #fff; --line: #d9dee6; --soft: #f4f6f9; --link: #1a56b0; --bad: #b3261e; --warn: #8a5a00; --good: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --dim: #9aa5b5; --ground: #12161d; --line: #313a48; --soft: #1b212b; --link: #8ab4f8; --bad: #ff8a80; --warn: #f0c060; --good: #7fd19b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1rem 3rem; max-width: 60rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1rem 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 3px solid var(--line); }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .25rem 0 .75rem; }
ul, ol { margin: .25rem 0; padding-left: 1.25rem; }
li { margin: .4rem 0; }
a { color: var(--link); }
code { font: .9em/1.4 ui-monospace, monospace; background: var(--soft); padding: .1em .3em; border-radius: 3px; }
nav, .dim { color: var(--dim); font-size: .9rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.counts li { margin: 0; }
.counts a { display: block; padding: .25rem .6rem; border: 1px solid var(--line); border-radius: 1rem; text-decoration: none; color: inherit; }
.bad { border-top-color: var(--bad); } .warn { border-top-color: var(--warn); } .good { border-top-color: var(--good); }
.exits, .versions { list-style: none; padding: 0; }
.exits li, .versions li { border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; margin: .5rem 0; }
.exits time, .versions b { font-weight: 600; }
.exits p, .versions p { margin: .1rem 0; }
details { margin: 1rem 0; } summary { cursor: pointer; color: var(--dim); }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 1rem 0; padding: .75rem; background: var(--soft); border-radius: 6px; }
label { font-size: .9rem; } input[type=number] { display: block; width: 7rem; font: inherit; padding: .3rem; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 4px; }
button { font: inherit; padding: .35rem .9rem; border: 1px solid var(--line); border-radius: 4px; background: var(--ground); color: inherit; cursor: pointer; }
@media print { :root { --ink: #000; --dim: #444; --ground: #fff; --line: #999; --soft: #fff; --link: #000; --bad: #000; --warn: #000; --good: #000; } body { max-width: none; padding: 0; font-size: 10.5pt; } nav, form { display: none; } h2, h3 { break-after: avoid; } li { break-inside: avoid; } }
`;

/** The look of a paper as HTML, on a screen, on a phone and in print. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1c2024; --soft: #59616b; --line: #c9ced6; --paper: #fff; --mark: #fff4d6 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a9b1bb; --line: #454b54; --paper: #16191d; --mark: #3a3113 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 "Noto Sans", "Noto Sans CJK SC", system-ui, sans-serif; overflow-wrap: anywhere }
:lang(ja) { font-family: "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", system-ui, sans-serif }
:lang(zh) { font-family: "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif }
main, footer { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem }
h1 { font-size: 1.6rem; line-height: 1.25 } h2 { font-size: 1.25rem; margin-top: 2rem } h3 { font-size: 1.05rem } h4 { font-size: 1rem }
.muted, footer, figcaption, .language { color: var(--soft) }
.note { border: 1px solid var(--line); background: var(--mark); padding: .5rem .75rem }
.quotation { margin: 1rem 0 }
blockquote { margin: .25rem 0; padding-left: 1rem; border-left: 3px solid var(--line) }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 1rem; margin: 1rem 0 }
.columns section { border: 1px solid var(--line); padding: .5rem .75rem }
.language { font-weight: 600; margin: 0 }
.bars { max-width: 40rem } .bars p { margin: .5rem 0 .15rem; break-after: avoid } .bars .bar { display: flex; gap: 2px; height: 2.25rem; margin-top: 0 }
.bar b { display: grid; place-items: center; min-width: 1.75rem } .bar span { background: var(--paper); border-radius: 4px; padding: 0 .35rem }
.bars ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; margin: .5rem 0 } .bars li b { display: inline-block; width: 1rem; height: 1rem; vertical-align: -.15rem }
.bars b { --stripe: rgb(255 255 255 / .42); print-color-adjust: exact; -webkit-print-color-adjust: exact }
b.agree { background: #1c6544 }
b.reserve { background: repeating-linear-gradient(135deg, var(--stripe) 0 2px, transparent 2px 7px), #5b7c1d }
b.disagree { background: radial-gradient(circle, var(--stripe) 1.7px, transparent 2px) 0 0 / 10px 10px, #9a6200 }
b.block { background: repeating-linear-gradient(45deg, var(--stripe) 0 2px, transparent 2px 7px), repeating-linear-gradient(135deg, var(--stripe) 0 2px, transparent 2px 7px), #a3271f }
b.abstain { background: repeating-linear-gradient(0deg, var(--stripe) 0 2px, transparent 2px 9px), #6d717a }
.table { overflow-x: auto } table { border-collapse: collapse } th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; vertical-align: top }
.blank { width: 100% } .blank td { height: calc(var(--room) * 8mm); min-width: 6rem }
dl > div { display: grid; grid-template-columns: minmax(8rem, 1fr) 3fr; gap: .75rem; padding: .25rem 0; border-top: 1px solid var(--line) }
dt { color: var(--soft) } dd { margin: 0 } dd > p { margin: 0 }
code { font-family: ui-monospace, monospace; font-size: .9em } a { color: inherit }
hr { border: 0; break-after: page }
footer { border-top: 1px solid var(--line); font-size: .85rem }
@media (width < 30rem) { dl > div { grid-template-columns: 1fr; gap: 0 } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --paper: #fff; --mark: #fff } body { font-size: 10.5pt } h2, h3, h4 { break-after: avoid } .quotation, .columns section { break-inside: avoid } }
`

import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { readRoot } from "./promises.ts"

const folder = mkdtempSync(join(tmpdir(), "lint-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** Sources that break a rule, each with the rule and with its file. */
const broken: [rule: string, file: string, source: string][] = [
  ["plenary(below-path)", "client/a.ts", "f(location.origin)"],
  ["plenary(below-path)", "client/b.ts", "window.location.assign(`/w/${slug}`)"],
  ["plenary(below-path)", "client/f.ts", "f(html`<img src=${`/files/${id}`}>`)"],
  ["plenary(discriminants)", "server/a.ts", 'export type A = { is: "one" | "two"; n: number } | B'],
  ["plenary(discriminants)", "shared/b.ts", 'f(z.discriminatedUnion("of", []))'],
  ["plenary(follows-language)", "client/plenary-a.ts", '@localized() @customElement("plenary-a") class A {} f(A)'],
  ["plenary(pure)", "shared/c.ts", "f(new Date())"],
  ["plenary(rounds)", "server/b.ts", "setInterval(f, 1)"],
  ["plenary(row-by-id)", "client/g.ts", "f(Object.values(rows).find(row => row.id === id))"],
  [
    "plenary(steady-press)",
    "client/elements/session/a.ts",
    "f(class { #asking; p = html`<p @click=${() => this.#asking.act()}>` })",
  ],
  ["plenary(tags)", "client/plenary-b.ts", '@customElement("plenary-c") class C {} f(C)'],
  ["plenary(tags)", "client/h.ts", "f(html`<round-card></round-card>`)"],
  ["plenary(timers)", "client/state/a.ts", "setTimeout(f, 1)"],
  ["plenary(units)", "server/c.ts", "export const patience = [5, 10]"],
  ["plenary(units)", "server/d.ts", "/** Pixels that count. */\nexport const near = -12"],
  ["plenary(units)", "server/e.ts", "export const soon = 3 * dayMs"],
  ["eslint(no-restricted-globals)", "client/i.ts", "f(localStorage)"],
  ["eslint(no-restricted-globals)", "client/rules/a.ts", "f(document.body)"],
  ["eslint(no-restricted-imports)", "client/acts/a.ts", 'import "node:fs"'],
  ["eslint(no-restricted-properties)", "client/j.ts", "navigator.sendBeacon(url)"],
]
/** Sources that look like one of those, and break no rule. */
const right: [file: string, source: string][] = [
  ["client/plenary-d.ts", '@customElement("plenary-d") @localized() class D {} f(D)'],
  ["client/elements/session/b.ts", "f(class { #asking; p = html`<p @input=${() => this.#asking.act()}>` })"],
  ["client/rules/b.ts", "f(new Date(now), ({ document }) => document.body)"],
  ["server/f.ts", "export const giveUpAfterMs = 1, bytesPerSecond = 2, mostTickets = 3, soonMs = 4 * dayMs"],
  ["server/g.ts", 'export type A = { kind: "one" } | { state: "two" } | { text: string }'],
]

test("each rule of the house finds what breaks it, and nothing that looks like it", () => {
  const config: object = JSON.parse(readRoot(".oxlintrc.json").replace(/ \/\/ .*$/gm, ""))
  const jsPlugins = [join(root, "scripts/lint/plenary.mjs")]
  const own = JSON.stringify({ ...config, options: {}, jsPlugins, rules: {}, categories: {} })
  const sources = new Map([...broken.map(([, file, source]) => [file, source] as const), ...right])
  for (const [file, source] of sources.set(".oxlintrc.json", own)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), source)
  }
  const oxlint = join(root, "node_modules/.bin/oxlint")
  const { stdout } = spawnSync(oxlint, ["-f", "json"], { cwd: folder, encoding: "utf8" })
  const { diagnostics }: { diagnostics: { code: string; filename: string }[] } = JSON.parse(stdout)
  expect(diagnostics.map(({ code, filename }) => `${filename} ${code}`).toSorted()).toEqual(
    broken.map(([rule, file]) => `${file} ${rule}`).toSorted(),
  )
})

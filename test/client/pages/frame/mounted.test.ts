import { LitElement } from "lit"
import { afterEach, expect, test, vi } from "vitest"
import { routes } from "../../../../client/pages/app/routes.ts"
import { LivePage } from "../../../../client/pages/frame/livePage.ts"
import { OnLivePage } from "../../../../client/pages/frame/onLivePage.ts"

const sources = import.meta.glob<string>("/client/**/*.ts", { query: "?raw", import: "default", eager: true })
const modules = import.meta.glob("/client/pages/**/*.ts")

/**
 * The files that a file imports, at once or later, without those of which it takes types alone. A page has the sources as
 * text and no parser (scripts/imports.ts runs in Node).
 */
function imported(file: string): string[] {
  const source = (sources[file] ?? "").replace(/import type [^"]*"[^"]*"/g, "")
  return [...source.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+\.ts)"/g)].map(
    ([, path = ""]) => new URL(path, `https://here${file}`).pathname,
  )
}

/** Every file that a page can bring along. */
function graph(page: string): string[] {
  const found = new Set([page])
  for (const file of found) for (const next of imported(file)) found.add(next)
  return [...found].filter(file => file in sources)
}

const tagIn = (file: string): string | undefined => /@customElement\("([^"]+)"\)/.exec(sources[file] ?? "")?.[1]

/** The pages by their files, each with the files of the elements of its own that it can show. */
const pages = imported("/client/pages/app/routes.ts").filter(file => tagIn(file)?.endsWith("-page"))

const extending = (base: string): string[] =>
  Object.keys(sources).filter(file => new RegExp(`class \\w+ extends ${base}\\b`).test(sources[file] ?? ""))
/** The files of elements that ask their page for its connection: those of OnLivePage, and of what is built on it. */
const asking = new Set([...extending("OnLivePage"), ...extending("SeatForm")].filter(tagIn))

const cases = pages.flatMap(page =>
  graph(page)
    .filter(file => asking.has(file))
    .map(file => [tagIn(page) ?? "", tagIn(file) ?? "", page, file] as const),
)

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

test("elements ask for the connection by OnLivePage alone, and LivePage alone gives it", () => {
  const files = Object.keys(sources).filter(file => sources[file]?.includes('from "@lit/context"'))
  expect(files).toEqual(
    ["livePage", "onLivePage"].map(name => `/client/pages/frame/${name}.ts`).concat("/client/state/live.ts"),
  )
})

test("the walk finds all pages, and on the minutes' page the list of proposals", () => {
  expect(pages.length).toBeGreaterThan(new Set(routes.map(({ path }) => path)).size / 2)
  expect(asking.size).toBeGreaterThan(12)
  expect(cases.map(([page, tag]) => `${page} ${tag}`)).toContain("plenary-minutes-page plenary-proposal-list")
})

test.each(cases)("%s gives <%s> its connection", async (page, tag, ...files) => {
  vi.spyOn(window, "fetch").mockRejectedValue(new TypeError("offline"))
  for (const file of files) await modules[file]?.()
  const shown = document.createElement(page)
  const part = Object.assign(document.createElement(tag), { workspace: {} })
  document.body.append(shown)
  shown.append(part)
  expect(shown).toBeInstanceOf(LivePage)
  expect(part).toBeInstanceOf(OnLivePage)
  if (shown instanceof LivePage && part instanceof OnLivePage) expect(part["live"]).toBe(shown["live"])
})

test.each([...asking].map(file => [tagIn(file) ?? "", file] as const))(
  "outside of a page <%s> fails with its tag",
  async (tag, file) => {
    await modules[file]?.()
    const part = document.createElement(tag)
    if (!(part instanceof OnLivePage)) throw new Error(`${tag} is not OnLivePage`)
    expect(() => part["live"]).toThrow(`<${tag}> stands outside of a LivePage`)
  },
)

/** Elements that their page draws only with what they are about, and that therefore need it from the first. */
const about = new Set([
  "plenary-admin-workspace",
  "plenary-embargo-form",
  "plenary-panel-keeping",
  "plenary-press-links",
  "plenary-privacy-consent",
  "plenary-settings-tokens",
])
const elements = import.meta.glob(["/client/**/plenary-*.ts", "!/client/{pages,embed}/**"])

test.each(pages.map(page => [tagIn(page) ?? "", page] as const))(
  "%s takes each element that it can show, before it has anything to show",
  async (page, file) => {
    vi.spyOn(window, "fetch").mockRejectedValue(new TypeError("offline"))
    await modules[file]?.()
    const shown = document.createElement(page)
    document.body.append(shown)
    const failed: string[] = []
    for (const one of graph(file).filter(
      part => /^plenary-(?!.*-page$)/.test(tagIn(part) ?? "") && !about.has(tagIn(part) ?? ""),
    )) {
      await (elements[one] ?? modules[one])?.()
      const part = document.createElement(tagIn(one) ?? "")
      shown.append(part)
      if (part instanceof LitElement)
        await part.updateComplete.catch(error => failed.push(`${part.localName}: ${error}`))
      else failed.push(`${part.localName} is not defined`)
    }
    expect(failed).toEqual([])
  },
)

/** The events by which elements ask their page for something, with what asks: `Asking` sends two of them for elements. */
const wanted = Object.values(sources)
  .flatMap(source => [
    ...source.matchAll(/class (\w+)[^{]* extends Event\b[^}]*?(?:super\(|type = )"([a-z]+-wanted)"/g),
  ])
  .map(([, name = "", type = ""]) => {
    const through = { "act-wanted": "|#asking\\.(act|presses)\\(", "command-wanted": "|#asking\\.\\w+\\(" }[type] ?? ""
    return { type, asks: new RegExp(`new ${name}\\(${through}`), answers: new RegExp(`"${type}"[,\\s]|@${type}=`) }
  })
/** `Asking` sends for elements; a list of reasons asks only where its page wants its groups (`grouping`). */
const silent = /\/(asking|plenary-reason-list)\.ts$/
/** The frame around every page. */
const around = ["/client/main.ts", "/client/pages/frame/fieldStore.ts", "/client/pages/app/plenary-app.ts"]

test.each(pages.map(page => [tagIn(page) ?? "", page]))("%s answers what its elements ask of it", (_, page) => {
  expect(wanted.map(({ type }) => type)).toEqual(expect.arrayContaining(["act-wanted", "command-wanted"]))
  const read = (files: string[]) => files.map(file => sources[file] ?? "")
  const parts = read(graph(page).filter(file => !silent.test(file)))
  const all = [...parts, ...read(around)].map(source =>
    source.replace(/interface HTMLElementEventMap[^}]*}|super\([^)]*\)/g, ""),
  )
  const unanswered = wanted.filter(
    ({ asks, answers }) => parts.some(source => asks.test(source)) && !all.some(source => answers.test(source)),
  )
  expect(unanswered.map(({ type }) => type)).toEqual([])
})

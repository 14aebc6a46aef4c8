import { execFileSync } from "node:child_process"
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

/** The house with one file more: English under another code, some of its sentences in another language. */
let house: string
let panel: Panel

const dutch: Record<string, Record<string, string>> = {
  refusal: { busy: "De server is bezet." },
  minutes: {
    title: "Notulen: {session}",
    "list.last": "{before} en {next}",
    "present.panel": "Panelleden: {names}.",
    "name.honored": "{name} h.t.",
  },
  letter: { "needs.text": "{n, plural, =0 {Niets wacht.} one {Eén zaak wacht op u.} other {{n} zaken wachten op u.}}" },
  terminal: { "keeping.nothing": "Er is nog niets in {folder}." },
}

function install(): void {
  for (const room of ["shared", "server", "client", "scripts/words", "scripts/generate.ts", "package.json"])
    cpSync(join(root, room), join(house, room), { recursive: true })
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"))
  const catalogue: Record<string, Record<string, unknown>> = JSON.parse(
    readFileSync(join(house, "shared/words/en.json"), "utf8"),
  )
  catalogue["language"] = { code: "nl", tag: "nl", format: "nl-NL", name: "Nederlands", order: 4 }
  for (const [area, sentences] of Object.entries(dutch)) Object.assign(catalogue[area] ?? {}, sentences)
  writeFileSync(join(house, "shared/words/nl.json"), `${JSON.stringify(catalogue, null, 2)}\n`)
}

/** Runs a module in that house and returns what it writes. */
const run = (source: string): unknown => {
  writeFileSync(join(house, "asks.ts"), source)
  return JSON.parse(execFileSync(process.execPath, ["asks.ts"], { cwd: house, encoding: "utf8" }))
}

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), "four-"))
  install()
  execFileSync(process.execPath, ["scripts/words/write.ts"], { cwd: house })
  panel = await openPanel()
})
afterAll(async () => {
  rmSync(house, { recursive: true })
  await panel.end()
})

test("a language whose file is put beside the others is written in minutes, letters, refusals and at the terminal", async () => {
  const [workspace] = await panel.instance.directory.workspaces()
  const { list } = await panel.instance.folds.entries(workspace!.id, 0, "room")
  writeFileSync(join(house, "entries.json"), JSON.stringify(list))
  expect(
    run(`import { readFileSync } from "node:fs"
import { letterTo } from "./server/letters/letterTo.ts"
import { sayIn } from "./server/ports/operatorError.ts"
import { terminalLang } from "./server/start/terminal.ts"
import { sentenceOf } from "./shared/contract/refusals/sentences.ts"
import { fold } from "./shared/fold/fold.ts"
import { emptyState } from "./shared/fold/state.ts"
import { minutesWords } from "./shared/minutes/words/words.ts"
import { writeMinutes } from "./shared/minutes/written.ts"
import { nameFor } from "./shared/model/names.ts"

const entries = JSON.parse(readFileSync("entries.json", "utf8"))
const state = fold(emptyState, entries)
state.workspace.languages = ["nl"]
const session = Object.values(state.sessions)[0]
const member = Object.values(state.members)[0]
const reader = { ...state, members: { ...state.members, [member.id]: { ...member, lang: "nl" } } }
const { prose } = writeMinutes(state, session, entries)
const words = minutesWords("nl")
process.stdout.write(JSON.stringify({
  minutes: [prose[0].lang, prose[0].title.split(":")[0], words.present(["A", "B", "C"].map(words.called), null)],
  letter: letterTo(reader, { member: member.id, waiting: 2 }, { of: "needs" }, "https://x").text.split("\\n")[2],
  name: nameFor("nl", { name: "韩牧野", romanised: "Han Muye" }),
  refusal: sentenceOf({ code: "busy", params: {} }, "nl"),
  terminal: sayIn(terminalLang({ LANG: "nl_NL.UTF-8" }))("keeping.nothing", { folder: "./data" }),
}))
`),
  ).toEqual({
    minutes: ["nl", "Notulen", "Panelleden: A h.t., B h.t. en C h.t.."],
    letter: "2 zaken wachten op u.",
    name: "韩牧野 Han Muye",
    refusal: "De server is bezet.",
    terminal: "Er is nog niets in ./data.",
  })
})

/**
 * Cities that are offered, the numerals and negations of a language, headings by which a pasted list is read, and the
 * patterns of a question: no sentences. The page without scripts has no catalogue either.
 */
const notSentences = [
  "client/editor/writing/pasted/lists.ts",
  "client/index.html",
  "client/rules/pasted/agenda.ts",
  "client/rules/pasted/fileText.ts",
  "client/rules/pasted/roster.ts",
  "server/commands/translation/maskedNames.ts",
  // comments of the types, with names as examples
  "server/http/routes/openapi/answers/schemas.ts",
  "shared/model/names.ts",
  "shared/rules/planning/cityNames.ts",
  "shared/rules/planning/nextTitle.ts",
  "shared/rules/record/afterwards/amendingWords.ts",
  "shared/rules/record/askedSubject.ts",
]

test("no code of the client, of the server and of what both ends share has Chinese or Japanese sentences of its own", () => {
  const files = ["client", "shared", "server"].flatMap(room =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).map(path => join(room, path)),
  )
  const found = files
    .filter(path => /\.(ts|mjs|html)$/.test(path) && !/^(server\/demo|shared\/words)\//.test(path))
    .filter(path => /[\u3040-\u30ff\u4e00-\u9fff]/.test(code(readFileSync(join(root, path), "utf8"))))
  expect(found.toSorted()).toEqual(notSentences)
})

const code = (text: string): string => text.replace(/\/\*.*?\*\/|^\s*\/\/[^\n]*$/gms, "")

import { describe, expect, it } from "vitest"
import type { State } from "../../../shared/fold/state.ts"
import type { Paper } from "../../../shared/papers/paper.ts"
import { onDemo } from "../../kit/servers/demoRead.ts"
import type { Running } from "../../kit/servers/plenary.ts"

let running: Running
let demo: State
const get = onDemo(started => {
  ;({ running, demo } = started)
})

const record = () => Object.values(demo.records).toSorted((a, b) => a.number - b.number)[0]!
const session = () => Object.values(demo.sessions)[0]!

describe("the file of a record", () => {
  it("holds the wording in every language, who declared it and the fingerprint, in each text format", async () => {
    const { id, number, body } = record()
    for (const format of ["md", "html", "json"]) {
      const file = await get(`/api/records/${id}.${format}?lang=en`)
      expect(file.status).toBe(200)
      expect(file.headers.get("content-disposition")).toMatch(
        new RegExp(`^attachment; filename="CR-${number} .*\\.${format}"; filename\\*=UTF-8''CR-${number}`),
      )
      const text = await file.text()
      const first = body.texts.map(one => one.text.slice(0, 12))
      for (const words of first) expect(text).toContain(words)
    }
    const paper = (await (await get(`/api/records/${id}.json?lang=ja`)).json()) as Paper
    expect(paper.lang).toBe("ja")
    expect(paper.meta).toMatchObject({ number: `CR-${number}`, address: `${running.url}/w/demo/r/${number}` })
    expect(paper.meta.hash).toMatch(/^(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
  })
  it("is a page of its own, which may run no script and asks for nothing", async () => {
    const page = await (await get(`/api/records/${record().id}.html?lang=zh`)).text()
    expect(page).toContain('<html lang="zh')
    expect(page).not.toMatch(/<script|<link|src=|url\(/)
  })
  it("shows the positions as bars, with the numbers of the record", async () => {
    const { id, body } = record()
    const page = await (await get(`/api/records/${id}.html?lang=en`)).text()
    expect(page).toContain(`<b class="agree" style="flex:${body.tally.agree}"><span>${body.tally.agree}</span></b>`)
  })
  it("is refused in a language that is none of the panel's, in a format that is none, and to who may not read it", async () => {
    const { id } = record()
    expect((await get(`/api/records/${id}.md?lang=de`)).status).toBe(400)
    expect((await get(`/api/records/${id}.exe`)).status).toBe(404)
    expect((await get(`/api/records/nothing.html`)).status).toBeGreaterThanOrEqual(401)
  })
})

describe("the files of a session", () => {
  it("are the outcome paper and the minutes, in the languages of the panel", async () => {
    const { id } = session()
    for (const lang of ["en", "zh", "ja"]) {
      const outcome = (await (await get(`/api/sessions/${id}/outcome.json?lang=${lang}`)).json()) as Paper
      expect(outcome).toMatchObject({ kind: "outcome", lang })
      const columns = outcome.blocks.flatMap(one => (one.kind === "columns" ? [one.columns.map(c => c.lang)] : []))
      expect(columns[0]?.toSorted()).toEqual(["en", "ja", "zh"])
    }
  })
  it("keep the minutes from the gallery until they are published, and the sheets at all", async () => {
    const early = Object.values(demo.sessions).filter(({ minutes }) => minutes.state !== "published")
    for (const { id } of early) expect((await get(`/api/sessions/${id}/minutes.html`)).status).toBe(409)
    for (const { id } of Object.values(demo.sessions).filter(({ minutes }) => minutes.state === "published"))
      expect((await get(`/api/sessions/${id}/minutes.html?lang=en`)).status).toBe(200)
    expect((await get(`/api/sessions/${session().id}/sheets.html`)).status).toBe(403)
  })
})

describe("the files of a panel", () => {
  it("are a topic's note with its statements, and the whole workspace", async () => {
    const [topic] = Object.values(demo.topics)
    const note = (await (await get(`/api/topics/${topic!.id}/note.json?lang=en`)).json()) as Paper
    expect(note.blocks.filter(({ kind }) => kind === "paragraph").length).toBeGreaterThan(1)
    const whole = await (await get("/api/workspaces/demo/workspace.json?lang=en")).text()
    for (const { number } of Object.values(demo.records)) expect(whole).toContain(`"CR-${number}"`)
  })
  it("have a row for each answer whose result was shown, in UTF-8 with a byte order mark", async () => {
    const file = await get("/api/workspaces/demo/positions.csv?lang=en")
    expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8")
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf])
    const answers = Object.values(demo.rounds).flatMap(({ state, answers }) =>
      state === "revealed" ? (answers ?? []) : [],
    )
    const rows = new TextDecoder().decode(bytes).split("\r\n")
    expect(rows.length).toBeGreaterThan(answers.length)
  })
  it("have the translation of a reason with who made it and who stands for it, in columns of their own", async () => {
    const lines = (await (await get("/api/workspaces/demo/positions.csv?lang=en")).text()).split("\r\n")
    expect(lines[0]).toMatch(/,"Translation of the reason","Kind of translation","Who stands for it"$/)
    const shown = Object.values(demo.rounds).filter(({ state }) => state === "revealed")
    const rows = Object.values(demo.translations).filter(
      ({ key, lang, text }) =>
        lang === "en" && text !== "" && shown.some(({ id }) => key.startsWith(`round:${id}:reason:`)),
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { text, answer, hidden } of rows) {
      const line = lines.find(one => one.includes(`,"${text.replaceAll('"', '""')}",`))
      const stands = answer?.how === "accepted" ? "accepted by" : answer?.how === "corrected" ? "corrected by" : "not"
      // where the author is hidden, a person's work is told without their role (DOMAIN V5)
      const made = hidden ? "a person" : "the interpreter"
      expect(line).toMatch(new RegExp(`,"Translation by ${made}","${stands} [^"]+"$`))
    }
  })
})

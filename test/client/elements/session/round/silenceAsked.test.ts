import { afterEach, expect, test } from "vitest"
import { anonymityHelp } from "../../../../../client/acts/round/anonymityHelp.ts"
import { silenceForm } from "../../../../../client/acts/round/silenceForm.ts"
import { silenceNotice } from "../../../../../client/i18n/sentences/round/silenceNotice.ts"
import type { State } from "../../../../../shared/fold/state.ts"
import { scene, statement, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"

afterEach(() => document.body.replaceChildren())

const given = scene({ statements: table(statement("proposed")) })
const localTime = (at: number) => {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return date.toISOString().slice(0, 16)
}

test("a silence of less than a day is opened only once the chair says that every member can be reached", () => {
  const form = silenceForm({ kind: "open-silence", statement: statement("proposed") }, given)
  const until = localTime(given.now + 3_600_000)
  expect(form.fields({ until }).map(({ name }) => name)).toContain("short")
  expect(form.lacks?.({ until })).toContain("Less than a day is short for a silence")
  expect(form.lacks?.({ until, short: "reached" })).toBeNull()
  const days = localTime(given.now + 3 * 86_400_000)
  expect(form.fields({ until: days }).map(({ name }) => name)).not.toContain("short")
  expect(form.lacks?.({ until: days })).toBeNull()
})

test("a time that is left empty is asked for beside its field", async () => {
  const form = await asked({ kind: "open-silence", statement: statement("proposed") }, given)
  await form.write("until", "")
  expect(await form.send()).toEqual([])
  expect(form.field("until")?.closest("label")?.textContent).toContain("Please fill this in.")
})

test("the notice of a silence is in each language of the panel, with the wording in that language", () => {
  const texts = { en: "Data move.", zh: "数据流动。", ja: "データは動く。" }
  const cities = [{ name: { en: "Beijing", zh: "北京", ja: "北京" }, zone: "Asia/Shanghai" }]
  const silence = { label: "A-1", texts, endsAt: Date.UTC(2027, 2, 3, 4), cities, address: "https://panel.example/s/1" }
  const notice = silenceNotice(silence, ["en", "zh", "ja"]).split("\n\n")
  expect(notice).toHaveLength(3)
  expect(notice[0]).toContain("“Data move.” If you say nothing by Beijing 3 Mar 2027, 12:00")
  expect(notice[1]).toMatch(/数据流动。.*北京 2027年3月3日 12:00.*视为同意/)
  expect(notice[2]).toMatch(/データは動く。.*北京 2027\/03\/03 12:00.*賛成とみなします/)
  for (const words of notice) expect(words).toContain("https://panel.example/s/1")
})

test("a sentence says who will see an answer, by what may leave the room", () => {
  const help = (attribution: string) =>
    anonymityHelp({ anonymity: "named", absentees: "named" }, { workspace: { attribution } } as unknown as State)
  expect(help("named")).toContain("everyone sees who answered what")
  expect(help("chatham")).toContain("Under the Chatham House Rule no name, side or affiliation leaves it.")
  expect(help("unattributed")).toContain("Outside it no name is shown.")
})

import { afterEach, expect, test } from "vitest"
import { anonymityHelp } from "../../../../../client/acts/round/anonymityHelp.ts"
import { silenceForm } from "../../../../../client/acts/round/silenceForm.ts"
import { silenceNotice } from "../../../../../client/i18n/sentences/round/silenceNotice.ts"
import type { State } from "../../../../../shared/fold/state.ts"
import { meeting, scene, statement, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"

afterEach(() => document.body.replaceChildren())

const given = scene({ statements: table(statement("proposed")) })
const localTime = (at: number) => {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return date.toISOString().slice(0, 16)
}

test("between meetings a silence takes a day at least, in a live session two minutes, and its button says so", () => {
  const hour = localTime(given.now + 3_600_000)
  const days = localTime(given.now + 3 * 86_400_000)
  const between = scene({ statements: table(statement("proposed")), sessions: {} })
  const form = silenceForm({ kind: "open-silence", statement: statement("proposed") }, between)
  expect(form.submit({ until: days })).toBe("Start it, for 24 hours or more")
  expect(form.lacks?.({ until: hour })).toBe("Between meetings a silence lasts at least 24 hours.")
  expect(form.lacks?.({ until: days })).toBeNull()
  const held = scene({ statements: table(statement("proposed")), sessions: { S: meeting({ state: "live" }) } })
  const live = silenceForm({ kind: "open-silence", statement: statement("proposed") }, held)
  expect(live.submit({ until: hour })).toBe("Start it, for 2 minutes or more")
  expect(live.lacks?.({ until: hour })).toBeNull()
  expect(words(live, hour)).toContain("Whoever stays connected until then and says nothing agrees.")
  expect(words(live, days)).toContain("A letter reaches those who set or proved their own address")
})

const words = ({ help }: ReturnType<typeof silenceForm>, until: string) =>
  typeof help === "function" ? help({ until }) : help

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

import { describe, expect, test } from "vitest"
import type { Entry } from "../../../../shared/contract/events.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { until } from "../../../kit/clocks/until.ts"
import type { Person } from "../../../kit/people/person.ts"
import { openPanel } from "../../../kit/servers/panel.ts"
import { servePanel } from "../../../kit/servers/servedPanel.ts"

const agree = { kind: "call", position: "agree" } as const

test("under the Chatham House Rule nothing that leaves the room names a member, and what was said is still there", async () => {
  const panel = await openPanel()
  const statement = await panel.proposed()
  await panel.do("panelist2", "open-thread", { topic: panel.topic, entry: { lang: "en", text: "For whom?" } })
  await panel.do("panelist3", "ask-floor", { session: panel.session })
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  for (const who of ["panelist1", "panelist2", "panelist3"])
    await panel.do(who, "answer-round", { round: String(round), answer: agree, seen: 0 })
  const reserve = { ...agree, position: "reserve" as const, reason: "Only for two years." }
  await panel.do("panelist4", "answer-round", { round: String(round), answer: reserve, seen: 0 })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  const made = await panel.do("moderator", "declare-record", { statement, level: "consensus", seen: "4/3/1/0/0/0" })
  await panel.do("panelist1", "add-dissent", {
    record: String(made["record"]),
    text: { lang: "en", text: "Yet I doubt it." },
  })
  for (const who of ["moderator", "panelist2"])
    await panel.do(who, "countersign-record", { record: String(made["record"]) })
  await panel.do("moderator", "open-thread", {
    topic: panel.topic,
    entry: { lang: "en", text: "panelist2: CR-1 waits for you." },
    phrase: { is: "reminder", label: "CR-1", names: ["panelist2"] },
  })
  await panel.do("moderator", "open-thread", {
    topic: panel.topic,
    entry: { lang: "en", text: "panelist3: please check the English text of A-1." },
    phrase: { is: "check-text", label: "A-1", lang: "en", name: "panelist3" },
  })
  const workspace = (await panel.stage.state()).workspace!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const shown = list.map(entry => gallery(entry, "chatham")).filter((entry): entry is Entry => entry !== null)
  // admissions stay as a number of nameless seats; nothing else refers to them
  const told = JSON.stringify(shown.filter(({ kind }) => !["member-admitted", "seat-taken"].includes(kind)))
  for (const id of Object.values(panel.people)) expect(told).not.toContain(id)
  for (const n of [1, 2, 3, 4]) expect(JSON.stringify(shown)).not.toContain(`panelist${n}`)
  expect(told).toContain("For whom?")
  expect(told).toContain("Only for two years.")
  expect(told).toContain("Yet I doubt it.")
  expect(shown.filter(({ kind }) => kind === "record-countersigned")).toHaveLength(2)
  // where the attribution is named, everybody reads who was reminded
  const open = list.map(entry => gallery(entry, "named"))
  expect(JSON.stringify(open)).toContain("panelist2: CR-1 waits for you.")
  await panel.end()
})

describe("an observer, while members come and go,", () => {
  const presence = (person: Person) => person.hints.filter(hint => hint.kind === "presence")
  const here = (person: Person) => presence(person).at(-1)?.members ?? []

  /** The entries that an observer got until a panelist, whose language is Chinese, had joined. */
  const watched = async (attribution: "named" | "chatham" | "unattributed") => {
    const panel = await servePanel({ attribution, sided: true })
    const [observer, chair] = [await panel.join("observer1"), await panel.join("moderator1")]
    const comes = await panel.join("panelist1", "zh")
    await until(() => here(chair).includes(comes.member), "the chair sees who has come")
    const told = presence(observer).length
    const goes = comes.member
    comes.leave()
    await until(() => !here(chair).includes(goes), "the chair sees who has gone")
    await until(() => presence(observer).length > told, "the observer is told as often")
    await observer.reaches(chair.state.seq)
    await panel.end()
    return { observer, hints: JSON.stringify(presence(observer)), goes }
  }

  test.each(["chatham", "unattributed"] as const)(
    "is told of nobody where the attribution is %s, and of no member's language, which may be a side's",
    async attribution => {
      const { observer, hints, goes } = await watched(attribution)
      expect(hints).not.toContain(goes)
      expect(new Set(presence(observer).flatMap(({ members }) => members))).toEqual(new Set())
      const langs = [observer.snapshot.state, observer.state].flatMap(state => Object.values(state.members))
      expect(new Set(langs.map(({ lang }) => lang))).toEqual(new Set(["en"]))
      expect(JSON.stringify(observer.frames)).not.toContain('"lang":"zh"')
    },
  )

  test("is told who is here where the attribution is named", async () => {
    const { observer, hints, goes } = await watched("named")
    expect(hints).toContain(goes)
    expect(JSON.stringify(observer.frames)).toContain('"lang":"zh"')
  })
})

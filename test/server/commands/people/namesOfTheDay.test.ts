import Database from "better-sqlite3"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { server, serverActor } from "../../../../server/core/serverActor.ts"
import { createFolds, type Folds } from "../../../../server/log/folds.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { minutesWords } from "../../../../shared/minutes/words/words.ts"
import { writeMinutes } from "../../../../shared/minutes/written.ts"
import { RecordId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import { nameAt, namesOfTheDay, renamingsUnseen } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
let clock = 1_790_000_000_000
const later = () => panel.stage.at((clock += 60_000))
beforeEach(async () => {
  clock = 1_790_000_000_000
  panel = await openPanel({ panelists: 4 })
  later()
})
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? ""
const called = (who: string, name: string) => ({ member: idOf(who), name, field: null })

const agree = { kind: "call", position: "agree" } as const
const reserve = { kind: "call", position: "reserve", reason: "I must ask home." } as const

/** All agree but the fourth, who reserves; all their seats have been taken. */
async function declared() {
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", { round: String(round), answer: n === 4 ? reserve : agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  later()
  const made = await panel.do("moderator", "declare-record", { statement, level: "consensus", seen: "4/3/1/0/0/0" })
  later()
  return RecordId.parse(made["record"])
}

async function minutes(audience: "room" | "gallery" = "room") {
  const state = await panel.instance.folds.view((await panel.stage.state()).workspace!.id, audience)
  const { list } = await panel.instance.folds.entries(state.workspace!.id, 0, audience)
  const { prose, scribe } = writeMinutes(state, state.sessions[panel.session]!, list)
  const text = (lang: string) =>
    prose
      .filter(one => one.lang === lang)
      .flatMap(({ sections }) => sections.flatMap(({ paragraphs }) => paragraphs.map(one => one.text)))
      .join("\n")
  return { en: text("en"), zh: text("zh"), ja: text("ja"), scribe }
}

const galleryNow = async () => panel.instance.folds.view((await panel.stage.state()).workspace!.id, "gallery")
const bothIn = async (folds: Folds, workspace: WorkspaceId) => [
  await folds.view(workspace, "room"),
  await folds.view(workspace, "gallery"),
]
const rowOf = async (who: string) => (await panel.stage.state()).members[panel.people[who]!]!

/** Under the name that the panel has for them. */
async function seated(who: string) {
  const { id, lang, name } = await rowOf(who)
  const taken = {
    kind: "seat-taken" as const,
    body: { member: id, lang, personal: { name, romanised: "", short: "" } },
  }
  const workspace = (await panel.stage.state()).workspace!.id
  await panel.instance.dispatch.perform(
    workspace,
    server,
    serverActor(() => ({ events: [taken] })),
    null,
  )
}

test("a signatory who is renamed after the record stands in the minutes under the name of the day", async () => {
  await declared()
  await panel.do("secretary", "describe-member", called("panelist4", "Completely Else"))
  const { en: inEnglish, zh, ja } = await minutes()
  expect(inEnglish).toContain("panelist4 (now Completely Else)")
  expect(inEnglish).toContain("Reservation by panelist4:")
  expect(inEnglish).not.toContain("by Completely Else")
  expect(zh).toContain("panelist4（现名Completely Else）")
  expect(ja).toContain("panelist4氏（現・Completely Else）")
})

test("the minutes tell today's name once beside each earlier one, and each act keeps the name of its own instant", async () => {
  const record = await declared()
  await panel.do("panelist4", "add-dissent", { record, text: { lang: "en", text: "Not by April." } })
  later()
  await panel.do("panelist4", "describe-member", called("panelist4", "Middle"))
  later()
  await panel.do("panelist4", "add-dissent", { record, text: { lang: "en", text: "Nor by May." } })
  later()
  await panel.do("panelist4", "describe-member", called("panelist4", "Last"))
  const { en } = await minutes()
  expect(en.match(/panelist4 \(now Last\)/g)).toHaveLength(1)
  expect(en).toContain("Dissent by panelist4:")
  expect(en).toContain("Dissent by Middle (now Last):")
})

test("a panel of which nobody was renamed keeps no history, and a reading that is added is no other name", async () => {
  await declared()
  for (const member of Object.values((await panel.stage.state()).members)) expect(member).not.toHaveProperty("formerly")
  await panel.do("panelist4", "describe-member", { ...called("panelist4", "小野寺渉"), romanised: "" })
  later()
  await panel.do("panelist4", "describe-member", { ...called("panelist4", "小野寺渉"), romanised: "Onodera Wataru" })
  expect(nameAt(await panel.stage.state(), idOf("panelist4"), clock)).toMatchObject({ name: "小野寺渉", romanised: "" })
  const { en } = await minutes()
  expect(en).toContain("panelist4 (now 小野寺渉 Onodera Wataru)")
})

test("a name that was erased stays erased, at every audience, and today's stands beside nothing that could tell it", async () => {
  await declared()
  await panel.do("panelist4", "describe-member", called("panelist4", "Second"))
  later()
  await panel.do("panelist4", "describe-member", called("panelist4", "Third"))
  const erase = async (name: string) => {
    const database = new Database(panel.file)
    database.prepare("UPDATE content SET text = NULL, salt = '' WHERE text LIKE ?").run(`%${name}%`)
    database.close()
  }
  await erase('"panelist4"')
  const workspace = (await panel.stage.state()).workspace!.id
  const afresh = createFolds({ store: panel.instance.store, sha256 })
  for (const state of await bothIn(afresh, workspace)) {
    expect(JSON.stringify(state.members)).not.toContain('"panelist4"')
    expect(namesOfTheDay(state, "en", minutesWords("en"))(idOf("panelist4"), 0)).toBe("A member (now Third)")
  }
  await erase("Third")
  for (const state of await bothIn(createFolds({ store: panel.instance.store, sha256 }), workspace)) {
    expect(JSON.stringify(state.members)).not.toMatch(/"panelist4"|Second|Third/)
    expect(namesOfTheDay(state, "en", minutesWords("en"))(idOf("panelist4"), 0)).toBe("A member")
  }
})

test.each(["chatham", "unattributed"] as const)(
  "under %s the gallery gets no name, no history and no renaming",
  async attribution => {
    await panel.end()
    panel = await openPanel({ panelists: 4, attribution })
    later()
    await declared()
    await panel.do("secretary", "describe-member", called("panelist4", "Completely Else"))
    later()
    await panel.do("panelist4", "see-renaming", { upTo: 1_000 })
    const gallery = await galleryNow()
    expect(JSON.stringify(gallery)).not.toMatch(/formerly":\[\{|Completely Else|panelist4|renamingSeen/)
    const { list } = await panel.instance.folds.entries(gallery.workspace!.id, 0, "gallery")
    const kinds = new Set(list.map(({ kind }) => kind))
    for (const kind of ["member-described", "renaming-seen", "interest-proposed"] as const)
      expect(kinds).not.toContain(kind)
    const { en: words } = await minutes("gallery")
    expect(words).not.toMatch(/panelist4|Completely Else|now /)
  },
)

describe("a person whom another renames", () => {
  beforeEach(async () => {
    for (const who of ["panelist1", "panelist4"]) await seated(who)
  })
  const unseen = async (who: string) =>
    renamingsUnseen(await rowOf(who)).map(({ was, now, by }) => [was.name, now.name, by])

  test("is told by whom, from what and to what, until they have seen it", async () => {
    await panel.do("secretary", "describe-member", called("panelist4", "Else"))
    later()
    await panel.do("moderator", "describe-member", called("panelist4", "Other"))
    expect(await unseen("panelist4")).toEqual([
      ["panelist4", "Else", idOf("secretary")],
      ["Else", "Other", idOf("moderator")],
    ])
    const upTo = renamingsUnseen(await rowOf("panelist4")).at(-1)!.was.seq
    await panel.do("panelist4", "see-renaming", { upTo })
    expect(await unseen("panelist4")).toEqual([])
    later()
    await panel.stage.do(null, "describe-member", called("panelist4", "Third"))
    expect(await unseen("panelist4")).toEqual([["Other", "Third", null]])
  })

  test("cannot have it marked as seen by somebody else, nor ahead of time", async () => {
    await panel.do("secretary", "describe-member", called("panelist4", "Else"))
    await panel.do("secretary", "see-renaming", { upTo: (await panel.stage.state()).seq })
    await panel.do("panelist4", "see-renaming", { upTo: (await panel.stage.state()).seq + 1 })
    expect(await unseen("panelist4")).toHaveLength(1)
  })

  test("stands in the minutes of the session in which it happened, in every language", async () => {
    await panel.do("secretary", "describe-member", called("panelist4", "Else"))
    const { en: inEnglish, zh, ja, scribe } = await minutes()
    expect(inEnglish).toContain("secretary changed the name of panelist4 to Else.")
    expect(zh).toContain("secretary将panelist4的姓名改为“Else”。")
    expect(ja).toContain("secretary氏がpanelist4氏の氏名を「Else」に変更した。")
    expect(scribe).toContain("[secretary changed the name of panelist4 to Else.]")
  })

  test("is not told of what they wrote themselves, nor is who has not taken the seat, and their expertise is no name", async () => {
    await panel.do("panelist4", "describe-member", called("panelist4", "Mine"))
    await panel.do("secretary", "describe-member", called("panelist2", "Guest"))
    await panel.do("secretary", "describe-member", { ...called("panelist1", "panelist1"), field: { en: "Ports" } })
    for (const who of ["panelist1", "panelist2", "panelist4"]) expect([who, await unseen(who)]).toEqual([who, []])
    expect((await minutes()).en).not.toContain("changed the name of")
  })
})

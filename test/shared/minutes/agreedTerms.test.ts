import { afterEach, expect, test } from "vitest"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { writeMinutes } from "../../../shared/minutes/written.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId, SessionId, SideId } from "../../../shared/model/ids.ts"
import { type Audience } from "../../../shared/rules/audience.ts"
import { gallery } from "../../../shared/rules/gallery/gallery.ts"
import { termsSeen } from "../../../shared/rules/people/consent/terms.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { entriesOf } from "../../server/commands/record/living.ts"

const minute = 60_000
let panel: Panel
afterEach(() => panel.end())

/** A panel of two sides whose chairs are here. */
async function opened(attribution: "named" | "chatham" = "named", live = true): Promise<void> {
  panel = await openPanel({ sided: true, attribution, live })
  for (const [name, side] of [
    ["Chen", "C"],
    ["Miwa", "J"],
  ] as const) {
    const made = await panel.do("host", "admit-member", { name, role: "moderator", side: SideId.parse(side) })
    panel.people[name] = MemberId.parse(made["member"])
  }
}

async function agrees(who: string): Promise<void> {
  panel.stage.at(panel.instance.clock.now() + minute)
  await panel.do(who, "agree-terms", { seen: termsSeen(await panel.stage.state()) })
}

async function told(session = panel.session, audience: Audience = "room") {
  const { workspace } = await panel.stage.state()
  const list = await entriesOf(panel)
  const read = audience === "room" ? list : list.flatMap(entry => gallery(entry, workspace!.attribution) ?? [])
  const state = fold(emptyState, read)
  const { prose, scribe } = writeMinutes(state, state.sessions[session]!, read)
  const lines = prose.map(({ sections }) => sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)))
  return { lines: lines.map(all => all.filter(text => /Agreed to|已同意|同意した/.test(text))), scribe }
}

test("the minutes say once, in one sentence, who agreed to the terms for each side, and when", async () => {
  await opened()
  await agrees("Chen")
  await panel.do("Chen", "set-rule", { rule: { ...presetRule, support: [9, 10] } })
  await agrees("Chen")
  await agrees("Miwa")
  const sentences = [
    ["Agreed to the terms of the panel: Chen (C), 00:02; Miwa (J), 00:03."],
    ["已同意专家组条款：Chen代表C（00:02）；Miwa代表J（00:03）。"],
    ["パネルの取り決めに同意した者：Chen氏（C、00:02）／Miwa氏（J、00:03）。"],
  ]
  for (const audience of ["room", "gallery"] as const) {
    const { lines, scribe } = await told(panel.session, audience)
    expect(lines).toEqual(sentences)
    expect(scribe.split("\n").filter(line => line.startsWith("[Agreed"))).toEqual([`[${sentences[0]![0]}]`])
  }
  await panel.do("moderator", "close-session", { session: panel.session })
  const planned = { title: { en: "Session 2" }, startsAt: 1_791_000_000_000 }
  const next = SessionId.parse((await panel.do("moderator", "schedule-session", planned))["session"])
  await panel.do("moderator", "start-session", { session: next })
  expect((await told(next)).lines).toEqual([[], [], []])
})

test("an agreement outside the session has its day, and where names stay in the room nobody outside reads it", async () => {
  await opened("chatham", false)
  await agrees("Miwa")
  panel.stage.at(panel.instance.clock.now() + minute)
  await panel.do("moderator", "start-session", { session: panel.session })
  expect((await told()).lines[0]).toEqual(["Agreed to the terms of the panel: Miwa (J), 1 January 2020 at 00:01."])
  expect((await told(panel.session, "gallery")).lines).toEqual([[], [], []])
})

import * as Y from "yjs"
import type { ScriptStage } from "../../../server/demo/stage.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId, SessionId, TopicId } from "../../../shared/model/ids.ts"
import type { Attribution, ReplayPolicy } from "../../../shared/model/terms.ts"
import { paragraph } from "../people/rawClient.ts"

export const minuteMs = 60_000
export const seats = ["moderator", "secretary", "panelist", "observer"] as const

interface Facts {
  attribution: Attribution
  replay?: ReplayPolicy
}

/** A workspace with one topic and one seat for each role, whose session has just begun. */
export async function openHour(stage: ScriptStage, start: number, slug: string, facts: Facts) {
  stage.at(start - minuteMs)
  await stage.open({
    slug,
    title: { en: slug },
    languages: ["en"],
    authentic: [{ lang: "en", side: null }],
    sides: [],
    rule: presetRule,
    public: true,
    demo: false,
    ...facts,
  })
  const topic = TopicId.parse((await stage.do(null, "open-topic", { title: { en: "Data" }, letter: "A" }))["topic"])
  const planned = { title: { en: "One" }, startsAt: start }
  const session = SessionId.parse((await stage.do(null, "schedule-session", planned))["session"])
  const items = [{ kind: "topic" as const, title: { en: "Data" }, topic, minutes: 60 }]
  await stage.do(null, "set-agenda", { session, items })
  const tokens = new Map<string, string>()
  const members = new Map<string, MemberId>()
  for (const role of seats) {
    const member = MemberId.parse((await stage.do(null, "admit-member", { name: role, role }))["member"])
    members.set(role, member)
    tokens.set(role, String((await stage.do(null, "make-invite", { role, member, uses: 5 }))["token"]))
  }
  const chair = members.get("moderator")
  const writer = members.get("panelist")
  if (!chair || !writer) throw new Error("nobody is there")
  stage.at(start)
  await stage.do(chair, "start-session", { session })
  return { slug, session, topic, tokens, chair, writer }
}

/** A session of an hour, with a word in its note in the 10th, the 20th and the 50th minute. */
export async function writeHour(stage: ScriptStage, start: number, slug: string, facts: Facts) {
  const { session, topic, tokens, chair, writer } = await openHour(stage, start, slug, facts)
  const doc = new Y.Doc()
  for (const [at, text] of [
    [10, "one"],
    [20, "two"],
    [50, "three"],
  ] as const) {
    const before = Y.encodeStateVector(doc)
    doc.getXmlFragment(noteRoot).push([paragraph(text)])
    stage.at(start + at * minuteMs)
    await stage.write(writer, topic, Y.encodeStateAsUpdate(doc, before))
  }
  stage.at(start + 60 * minuteMs)
  await stage.do(chair, "close-session", { session })
  return { slug, session, topic, tokens }
}

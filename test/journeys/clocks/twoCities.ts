import { sha256 } from "../../../server/start/instance/instance.ts"
import { openStage } from "../../../server/start/stage.ts"
import type { City } from "../../../shared/contract/events/session.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId, SessionId, SideId, StatementId, TopicId } from "../../../shared/model/ids.ts"
import { agreeTerms } from "../../kit/servers/agreeing.ts"
import { newPlace } from "../../kit/servers/engine.ts"
import { fileIn } from "../../kit/servers/plenary.ts"

export const minute = 60_000

export interface TwoCities {
  session: SessionId
  /** two proposed texts */
  statements: StatementId[]
  /** a link's token for each seat */
  tokens: Record<string, string>
}

const seats = [
  ["Chen", "moderator", "W"],
  ["Miwa", "moderator", "E"],
  ["Xu", "secretary", null],
  ["Lin", "panelist", "W"],
  ["Zhou", "panelist", "W"],
  ["Hayase", "panelist", "E"],
  ["Onodera", "panelist", "E"],
] as const

/** A panel in two cities on the eve of its session: one topic and two texts that can go to a round. */
export async function openTwoCities(folder: string, startsAt: number, cities: City[]): Promise<TwoCities> {
  const { stage, close } = await openStage(await newPlace(fileIn(folder)))
  stage.at(startsAt - 60 * minute)
  const side = (mark: string) => ({ id: SideId.parse(mark), title: { en: mark === "W" ? "West" : "East" }, mark })
  await stage.open({
    slug: "cities",
    title: { en: "Two cities" },
    languages: ["en"],
    authentic: [{ lang: "en", side: null }],
    sides: [side("W"), side("E")],
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: false,
  })
  const topic = TopicId.parse((await stage.do(null, "open-topic", { title: { en: "Data" }, letter: "A" }))["topic"])
  const planned = { title: { en: "Session 1" }, startsAt, cities }
  const session = SessionId.parse((await stage.do(null, "schedule-session", planned))["session"])
  const items = [
    { kind: "topic" as const, title: { en: "Data" }, topic, minutes: 90 },
    { kind: "outcomes" as const, title: { en: "Reading of outcomes" }, topic: null, minutes: 10 },
  ]
  await stage.do(null, "set-agenda", { session, items })
  const tokens: Record<string, string> = {}
  const people = new Map<string, MemberId>()
  for (const [name, role, side] of seats) {
    const body = { name, role, side: side && SideId.parse(side) }
    const member = MemberId.parse((await stage.do(null, "admit-member", body))["member"])
    people.set(name, member)
    tokens[name] = String((await stage.do(null, "make-invite", { role, member, uses: 5 }))["token"])
  }
  const guests = await stage.do(null, "make-invite", { role: "observer", uses: 5 })
  tokens["observer"] = String(guests["token"])
  const [chair, lin] = [people.get("Chen") ?? null, people.get("Lin") ?? null]
  const statements: StatementId[] = []
  for (const text of ["Data move by default.", "Models do not remember persons."]) {
    const drafted = await stage.do(lin, "draft-statement", { topic, lang: "en", text })
    const statement = StatementId.parse(drafted["statement"])
    await stage.do(lin, "confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
    await stage.do(chair, "propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
    statements.push(statement)
  }
  await agreeTerms(stage)
  await close()
  return { session, statements, tokens }
}

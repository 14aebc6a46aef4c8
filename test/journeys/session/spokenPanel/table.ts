import { openStage } from "../../../../server/start/stage.ts"
import { MemberId, SideId, TopicId } from "../../../../shared/model/ids.ts"
import { agreeTerms } from "../../../kit/servers/agreeing.ts"
import { newPlace } from "../../../kit/servers/engine.ts"
import { fileIn } from "../../../kit/servers/plenary.ts"
import { twoSides } from "../../../kit/servers/twoSides.ts"

const seats = [
  ["Lin Che", "panelist", "CN"],
  ["Zhou Yining", "panelist", "CN"],
  ["Hayase Nao", "panelist", "JP"],
  ["Morishita Ayano", "panelist", "JP"],
  ["Chen Yu", "moderator", "CN"],
  ["Miwa Megumi", "moderator", "JP"],
  ["Xu Anlan", "secretary", null],
] as const

/** Two sides around a table: four experts who speak, two moderators, a secretary; and a link for each of them. */
export async function setTable(folder: string): Promise<{ session: string; tokens: Record<string, string> }> {
  const { stage, close } = await openStage(await newPlace(fileIn(folder)))
  await stage.open({
    slug: "table",
    title: { en: "Two-City Dialogue" },
    ...twoSides,
  })
  const title = { en: "Data" }
  const topic = TopicId.parse((await stage.do(null, "open-topic", { title, letter: "A" }))["topic"])
  const scheduled = await stage.do(null, "schedule-session", { title: { en: "Session 1" }, startsAt: Date.now() })
  const session = String(scheduled["session"])
  await stage.do(null, "set-agenda", {
    session,
    items: [
      { kind: "topic", title, topic, minutes: 20 },
      { kind: "outcomes", title: { en: "Reading of outcomes" }, minutes: 5 },
    ],
  })
  const tokens: Record<string, string> = {}
  for (const [name, role, side] of seats) {
    const admitted = await stage.do(null, "admit-member", { name, role, side: side && SideId.parse(side) })
    const member = MemberId.parse(admitted["member"])
    tokens[name] = String((await stage.do(null, "make-invite", { role, member }))["token"])
  }
  await agreeTerms(stage)
  await close()
  return { session, tokens }
}

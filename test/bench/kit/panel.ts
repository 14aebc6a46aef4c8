import { openStage } from "../../../server/start/stage.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { MemberId, TopicId } from "../../../shared/model/ids.ts"
import { Person } from "../../kit/people/person.ts"

/** A public panel that was written for a bench. `token` is that of a link for its panelists. */
export interface BenchPanel {
  topics: string[]
  token: string
}

/**
 * Writes a public panel with so many topics into a database.
 *
 * @param place the database's file, or its address
 * @param seats how many panelists the link admits
 * @param content updates with which the note of the first topic begins
 */
export async function writePanel(
  place: string,
  topicCount: number,
  seats: number,
  content: readonly Uint8Array[] = [],
): Promise<BenchPanel> {
  const { stage, close } = await openStage(place)
  await stage.open({
    slug: "bench",
    title: { en: "Bench" },
    languages: ["en", "zh", "ja"],
    authentic: [{ lang: "en", side: null }],
    sides: [],
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: false,
  })
  const topics: string[] = []
  for (let n = 0; n < topicCount; n++)
    topics.push(String((await stage.do(null, "open-topic", { title: { en: `Room ${n}` }, letter: `${n}` }))["topic"]))
  const host = MemberId.parse((await stage.do(null, "admit-member", { name: "Host", role: "moderator" }))["member"])
  for (const update of content) await stage.write(host, TopicId.parse(topics[0]), update)
  const { token } = await stage.do(null, "make-invite", { role: "panelist", uses: seats })
  await close()
  return { topics, token: String(token) }
}

/** Seats so many panelists, and returns their cookies. */
export async function seated(url: string, token: string, seats: number): Promise<string[]> {
  const cookies: string[] = []
  for (let n = 0; n < seats; n++) {
    const person = await Person.join(url, `#${token}`, `P${n}`)
    cookies.push(person.cookie)
    person.leave()
  }
  return cookies
}

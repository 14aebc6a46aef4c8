import { openStage } from "../../../../server/start/stage.ts"
import { MemberId, SessionId, SideId, TopicId } from "../../../../shared/model/ids.ts"
import { Person } from "../../../kit/people/person.ts"
import { agreeTerms } from "../../../kit/servers/agreeing.ts"
import { newPlace } from "../../../kit/servers/engine.ts"
import { fileIn } from "../../../kit/servers/plenary.ts"
import { twoSides } from "../../../kit/servers/twoSides.ts"

export const minute = 60_000

/** The agenda of the model event: title, minutes, and a topic's letter. */
const plan = [
  ["Opening", "opening", 5, null],
  ["Cross-border data flow", "topic", 20, "A"],
  ["AI in care for older people", "topic", 20, "B"],
  ["Break", "break", 5, null],
  ["Logistics data", "topic", 25, "C"],
  ["AI governance", "topic", 20, "D"],
  ["Carbon data", "topic", 10, "E"],
  ["Reading of outcomes", "outcomes", 10, null],
  ["Observers' questions", "questions", 5, null],
] as const

export interface Item {
  n: number
  topic: TopicId | null
  from: number
  to: number
}

export interface House {
  session: SessionId
  items: Item[]
  /** a link's token for each seat, and one for all observers */
  tokens: Record<string, string>
  members: Record<string, MemberId>
}

export const chinese = ["Lin", "Zhou", "Han", "Su"] as const
export const japanese = ["Hayase", "Morishita", "Onodera", "Fujiwara"] as const
export const panelists = [...chinese, ...japanese] as const
export type Panelist = (typeof panelists)[number]
export type Seated = Panelist | "Chen" | "Miwa" | "Xu"

const seats = [
  ...chinese.map(name => [name, "panelist", "CN"] as const),
  ...japanese.map(name => [name, "panelist", "JP"] as const),
  ["Chen", "moderator", "CN"] as const,
  ["Miwa", "moderator", "JP"] as const,
  ["Xu", "secretary", null] as const,
]

/** Prepares a panel as its host does the day before. */
export async function prepare(folder: string, startsAt: number, observers: number): Promise<House> {
  const { stage, close } = await openStage(await newPlace(fileIn(folder)))
  stage.at(startsAt - 86_400_000)
  await stage.open({
    slug: "dialogue",
    title: { en: "Two-City Dialogue" },
    ...twoSides,
  })
  const cities = [
    { name: { en: "Beijing" }, zone: "Asia/Shanghai" },
    { name: { en: "Tokyo" }, zone: "Asia/Tokyo" },
  ]
  const planned = { title: { en: "Session 1" }, startsAt, cities }
  const session = SessionId.parse((await stage.do(null, "schedule-session", planned))["session"])
  const topics = new Map<string, TopicId>()
  for (const [title, , , letter] of plan)
    if (letter) {
      const { topic } = await stage.do(null, "open-topic", { title: { en: title }, letter })
      topics.set(letter, TopicId.parse(topic))
    }
  const items = plan.map(([title, kind, minutes, letter]) => ({
    kind,
    title: { en: title },
    minutes,
    topic: letter ? (topics.get(letter) ?? null) : null,
  }))
  await stage.do(null, "set-agenda", { session, items })
  const tokens: Record<string, string> = {}
  const members: Record<string, MemberId> = {}
  for (const [name, role, side] of seats) {
    const admitted = await stage.do(null, "admit-member", { name, role, side: side && SideId.parse(side) })
    const member = MemberId.parse(admitted["member"])
    members[name] = member
    tokens[name] = String((await stage.do(null, "make-invite", { role, member, uses: 20 }))["token"])
  }
  const guests = await stage.do(null, "make-invite", { role: "observer", uses: observers + 20 })
  tokens["observer"] = String(guests["token"])
  await agreeTerms(stage)
  await close()
  let at = 0
  return {
    session,
    tokens,
    members,
    items: items.map(({ topic, minutes }, n) => ({ n, topic, from: at, to: (at += minutes) })),
  }
}

/**
 * Connects everyone's socket; observers come in groups. `cookies` are those of people who have joined already: their
 * links are used up, so they return with the browser that holds the seat.
 */
export async function seat(
  url: string,
  { tokens, members }: House,
  names: readonly string[],
  cookies: ReadonlyMap<string, string>,
): Promise<Map<string, Person>> {
  const enter = (name: string): Promise<Person> => {
    const cookie = cookies.get(name)
    if (cookie === undefined) return Person.join(url, `#${tokens[name] ?? tokens["observer"]}`, name)
    return Person.sit(url, cookie, "dialogue", { member: members[name] ?? null })
  }
  const people = new Map<string, Person>()
  for (let at = 0; at < names.length; at += 20)
    await Promise.all(
      names.slice(at, at + 20).map(async name => {
        people.set(name, await enter(name))
      }),
    )
  return people
}

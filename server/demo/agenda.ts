import type { CommandInput } from "../../shared/contract/commands.ts"
import type { AgendaItem } from "../../shared/contract/events/session.ts"
import type { TopicId } from "../../shared/model/ids.ts"
import { kindTitles } from "../../shared/rules/planning/itemTitle.ts"
import type { DemoRoom, DemoTopicLetter } from "./room.ts"
import { topicTitles } from "./texts/frame.ts"

type Items = CommandInput<"set-agenda">["items"]

/** The demo's agenda, which takes 120 minutes. */
export function agenda(topics: Record<DemoTopicLetter, TopicId>): Items {
  const held = (kind: keyof typeof kindTitles, minutes: number) => ({ kind, title: kindTitles[kind], minutes })
  const topic = (letter: DemoTopicLetter, minutes: number) => ({
    kind: "topic" as const,
    title: topicTitles[letter],
    topic: topics[letter],
    minutes,
  })
  return [
    held("opening", 5),
    topic("A", 20),
    topic("B", 20),
    held("break", 5),
    topic("C", 25),
    topic("D", 20),
    topic("E", 10),
    held("outcomes", 10),
    held("questions", 5),
  ]
}

/** Sets the same speaking time for both sides, for a topic or for the whole session. */
export async function setBudgets(
  room: DemoRoom,
  ...scopes: { topic: DemoTopicLetter | null; minutes: number }[]
): Promise<void> {
  const { sides } = await room.stage.state()
  const items = await itemsOf(room)
  for (const { topic, minutes } of scopes) {
    const item = topic && items.find(one => one.topic === room.topics[topic])?.id
    const budgets = sides.map(({ id }) => ({ side: id, seconds: minutes * 60 }))
    await room.do("xu", "set-budgets", { session: room.session, item: item ?? null, budgets })
  }
}

async function itemsOf({ stage, session }: DemoRoom): Promise<AgendaItem[]> {
  return (await stage.state()).sessions[session]?.items ?? []
}

export async function moveTo(
  room: DemoRoom,
  what: DemoTopicLetter | "break" | "outcomes",
  minute: number,
): Promise<void> {
  const items = await itemsOf(room)
  const topic = what === "break" || what === "outcomes" ? null : room.topics[what]
  const item = items.find(one => (topic === null ? one.kind === what : one.topic === topic))
  if (!item) throw new Error(`no item ${what} on the agenda`)
  room.time.minute(minute)
  await room.do("chen", "move-agenda", { session: room.session, item: item.id })
}

/** Topic C takes four minutes longer than planned. Chen, who is in the chair, takes them from topic E. */
export async function overrun(room: DemoRoom): Promise<void> {
  const items = await itemsOf(room)
  const held = (letter: DemoTopicLetter) => items.find(({ topic }) => topic === room.topics[letter])?.id
  const [item, from] = [held("C"), held("E")]
  if (!item || !from) throw new Error("no item to extend")
  await room.do("chen", "extend-item", { session: room.session, item, minutes: 4, from })
}

import type { DemoRoom, DemoTopicLetter } from "../room.ts"
import { demoActions } from "../texts/actions.ts"
import { smallApps } from "../texts/d.ts"
import { type Person } from "../texts/roster.ts"
import { recordOf } from "./between.ts"
import { spokenBy } from "./discuss.ts"

/** Puts people into the speakers' queue and orders the queue, so that the person who has spoken least is first. */
export async function hands(room: DemoRoom, order: readonly Person[]): Promise<void> {
  const { session } = room
  for (const who of order) await room.do(who, "ask-floor", { session })
  await room.do("xu", "order-queue", { session, order: "least_spoken" })
}

/** Gives the floor to a person and takes it back after a number of seconds. */
export async function speak(room: DemoRoom, who: Person, seconds: number): Promise<void> {
  const { session, cast } = room
  await room.do("chen", "give-floor", { session, member: cast[who] })
  room.time.pass(seconds)
  await room.do("chen", "end-floor", { session })
}

/** Miwa lends the other side a minute of the time that her side has for the current item. */
export async function lendMinute({ stage, session, do: act }: DemoRoom): Promise<void> {
  const { sides, sessions } = await stage.state()
  const [to, lender] = sides.map(({ id }) => id)
  const item = sessions[session]?.current
  if (to && lender && item) await act("miwa", "lend-time", { session, item, lender, to, seconds: 60 })
}

/** An observer asks a question, the secretary approves it, and a panelist answers it. */
export async function observersQuestion(room: DemoRoom, letter: DemoTopicLetter): Promise<void> {
  const { session, topics } = room
  const text = spokenBy("shiraishi", smallApps.question.text)
  const made = await room.do("shiraishi", "ask-question", { session, topic: topics[letter], text })
  const question = String(made.question)
  room.time.pass(10)
  await room.do("xu", "approve-question", { question })
  room.time.pass(20)
  await room.do("su", "answer-question", { question, text: spokenBy("su", smallApps.answer.text) })
}

/** The secretary enters the action items while the outcomes are read out. */
export async function agreeActions(room: DemoRoom): Promise<void> {
  for (const { owners, letter, days, text, record: label } of demoActions) {
    const due = days === null ? null : room.time.day(days)
    const record = label && (await recordOf(room, label))
    await room.do("xu", "add-action", {
      topic: room.topics[letter],
      owners: owners.map(who => room.cast[who]),
      text,
      due,
      ...(record && { record }),
    })
  }
}

import type { TopicId } from "../../../../shared/model/ids.ts"
import type { amounts } from "../../../kit/amounts.ts"
import { type Item, panelists } from "./cast.ts"
import { answerObjections, draft, ends, open, propose, rate, settle, show, type Text, take } from "./deciding.ts"
import type { Hall } from "./hall.ts"
import { Floor, Talk, type Turn } from "./talking.ts"

export interface Played {
  talk: Talk
  floor: Floor
  texts: Text[]
}

/** An event at a minute of the session. */
interface Beat {
  at: number
  run: () => Promise<unknown>
}

/** Somebody at a browser types in the note of the topic. */
type Keys = (topic: TopicId) => Promise<void>

type Amounts = typeof amounts.session
type Held = Item & { topic: TopicId }

/** The minutes of the topics, one after the other, without the gaps between them. */
const minutesOf = (items: readonly Held[]) =>
  items.flatMap(({ from, to, topic }) => Array.from({ length: to - from }, (_, n) => ({ at: from + n, topic })))

/** `count` moments, spread evenly over the time of the topics. */
function spread(items: readonly Held[], count: number): { at: number; topic: TopicId }[] {
  const minutes = minutesOf(items)
  return Array.from({ length: count }, (_, n) => {
    const place = ((n + 0.5) / count) * minutes.length
    const minute = minutes[Math.floor(place)]
    if (!minute) throw new Error("there is no time for it")
    return { at: minute.at + (place % 1) * 0.9, topic: minute.topic }
  })
}

/** The two hours: each beat at its minute, in order, on the server's clock. */
export async function play(hall: Hall, amount: Amounts, moments: number, keys: Keys): Promise<Played> {
  const { session, items } = hall.house
  const held = items.flatMap(item => (item.topic === null ? [] : [{ ...item, topic: item.topic }]))
  const played: Played = { talk: new Talk(), floor: new Floor(), texts: [] }
  const beats: Beat[] = [
    ...agenda(hall, items),
    ...writing(hall, held, amount.edits),
    ...spread(held, amount.entries).map(({ at, topic }) => ({ at, run: () => played.talk.say(hall, topic) })),
    ...spread(held, amount.turns).flatMap(({ at }, n) => turn(hall, played.floor, at, n)),
    ...held.flatMap((item, n) => deciding(hall, item, n, amount.rounds / 2, played.texts)),
    ...around(hall, held),
    ...held.map(({ from, topic }) => ({ at: from + 2.6, run: () => keys(topic) })),
    ...Array.from({ length: moments }, () => witnessed(hall, held)),
    { at: 120, run: () => hall.do("Chen", "close-session", { session }) },
    { at: 120.5, run: () => hall.do("Miwa", "reopen-session", { session }) },
    { at: 121, run: () => hall.do("Chen", "close-session", { session }) },
  ]
  for (const { at, run } of beats.toSorted((a, b) => a.at - b.at)) {
    await hall.at(at)
    await run()
  }
  return played
}

const agenda = (hall: Hall, items: readonly Item[]): Beat[] =>
  items.slice(1).flatMap(({ n, from, to, topic }) => {
    const item = () => hall.state.sessions[hall.house.session]?.items[n]?.id
    const move = async () => {
      const id = item()
      if (id) await hall.do("Xu", "move-agenda", { session: hall.house.session, item: id })
      if (topic) await hall.openNote(topic, ["Xu", ...panelists])
    }
    const { session } = hall.house
    const isBreak = n === 3
    return [
      { at: from - 0.001, run: move },
      ...(isBreak
        ? [
            { at: from, run: () => hall.do("Chen", "pause-session", { session }) },
            { at: to - 0.01, run: () => hall.do("Miwa", "resume-session", { session }) },
          ]
        : []),
    ]
  })

/** Everybody types at once; the words of a minute are saved before the next one begins. */
function writing(hall: Hall, held: readonly Held[], edits: number): Beat[] {
  const minutes = minutesOf(held)
  return minutes.map(({ at, topic }, n) => ({
    at: at + 0.4,
    async run() {
      const clients = [...(hall.notes.get(topic)?.values() ?? [])]
      const share = Math.floor(((n + 1) * edits) / minutes.length) - Math.floor((n * edits) / minutes.length)
      const words = hall.words.get(topic) ?? []
      hall.words.set(topic, words)
      for (let k = 0; k < share; k++) {
        const word = `w${n}x${k} `
        const client = clients[hall.random.below(clients.length)]
        if (hall.random.below(12) === 0) client?.write(word)
        else client?.type(word, hall.random.below(1_000))
        words.push(word)
      }
      await hall.settled(topic)
    },
  }))
}

/** All within one minute, so that no break comes in between. */
function turn(hall: Hall, floor: Floor, minute: number, n: number): Beat[] {
  const at = Math.floor(minute) + 0.02
  let asked: Turn | null = null
  const then = (minute: number, act: (turn: Turn) => Promise<void>): Beat => ({
    at: minute,
    run: async () => (asked ? act(asked) : undefined),
  })
  const from = at + 0.05
  const to = at + 0.85
  return [
    { at, run: async () => (asked = { ...(await floor.ask(hall, n)), from, to }) },
    then(from, turn => floor.give(hall, turn)),
    then(to, turn => floor.end(hall, turn)),
  ]
}

/** One text for each item, and a second one if there is time: from its draft to its end in eleven minutes. */
function deciding(hall: Hall, { from, topic }: Held, n: number, wanted: number, texts: Text[]): Beat[] {
  const here = [n, ...(n === 2 ? [5] : [])].filter(one => one < wanted)
  return here.flatMap((one, k) => {
    let text: Text | null = null
    const begin = from + 1.1 + k * 11
    const step = (minute: number, act: (text: Text) => Promise<void>): Beat => ({
      at: begin + minute * (n === 4 ? 0.7 : 1),
      run: async () => (text ? act(text) : undefined),
    })
    const first: Beat = {
      at: begin,
      async run() {
        text = await draft(hall, topic, one + 1, ends[one] ?? "unanimity")
        texts.push(text)
      },
    }
    return [
      first,
      step(1, text => propose(hall, text)),
      step(2, text => open(hall, text, "rating")),
      step(3, text => rate(hall, text)),
      step(4, text => show(hall, text)),
      step(5, text => open(hall, text, "call")),
      step(7, text => take(hall, text)),
      step(8, text => show(hall, text)),
      step(9, text => answerObjections(hall, text)),
      step(10, text => settle(hall, text)),
    ]
  })
}

/**
 * Late arrivals and early departures, the gallery's questions, actions, and minutes that one item borrows from another.
 */
function around(hall: Hall, held: readonly Held[]): Beat[] {
  const { session } = hall.house
  const itemOf = (letter: string) => {
    const topic = Object.values(hall.state.topics).find(one => one.letter === letter)
    const item = hall.state.sessions[session]?.items.find(one => one.topic === topic?.id)
    if (!item) throw new Error(`no item ${letter}`)
    return item.id
  }
  const asked: string[] = []
  const ask = (guest: string) => async () => {
    const made = await hall.do(guest, "ask-question", { session, text: { lang: "en", text: `${guest} asks.` } })
    asked.push(String(made["question"]))
  }
  const act = (n: number) => () =>
    hall.do("Xu", "add-action", {
      owners: [hall.member("Han"), hall.member("Hayase")],
      text: { en: `Action ${n}` },
      due: "2027-01-15",
    })
  return [
    {
      at: 12.3,
      async run() {
        await hall.enter("Fujiwara")
        if (held[0]) await hall.openNote(held[0].topic, ["Fujiwara"])
      },
    },
    { at: 60.2, run: ask("Guest 1") },
    { at: 60.5, run: () => hall.do("Xu", "approve-question", { question: asked[0] ?? "" }) },
    { at: 61.5, run: ask("Guest 2") },
    { at: 61.6, run: () => hall.do("Xu", "dismiss-question", { question: asked[1] ?? "" }) },
    {
      at: 62.2,
      run: () =>
        hall.do("Su", "answer-question", { question: asked[0] ?? "", text: { lang: "zh", text: "看影响大小。" } }),
    },
    {
      at: 73.2,
      run: () => hall.do("Chen", "extend-item", { session, item: itemOf("C"), minutes: 4, from: itemOf("E") }),
    },
    ...[1, 2, 3, 4].map(n => ({ at: 106 + n / 10, run: act(n) })),
    { at: 108, run: () => hall.do("Chen", "write-summary", { session, text: { en: "Views differ on the hour." } }) },
    { at: 112, run: () => hall.leave("Onodera") },
    // More than a minute later something happens again, and the absence is recorded.
    { at: 114, run: () => hall.do("Xu", "order-queue", { session, order: "alternating" }) },
  ]
}

function witnessed(hall: Hall, held: readonly Held[]): Beat {
  const item = held[hall.random.below(held.length)]
  if (!item) throw new Error("there is no item")
  const at = item.from + hall.random.below(item.to - item.from) + 0.95 + hall.random.below(400) / 10_000
  return { at, run: () => hall.witness(at, item.topic) }
}

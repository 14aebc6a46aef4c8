import { afterAll, beforeAll, expect, test } from "vitest"
import type { Entry } from "../../../shared/contract/events.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { openSentence } from "../../../shared/minutes/prose/openSentence.ts"
import { outcomeWords } from "../../../shared/minutes/words/outcome.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { languages } from "../../../shared/model/terms.ts"
import { outward, withholding } from "../../../shared/rules/frame/withheld.ts"
import { openRoundOn } from "../../../shared/rules/readings/rounds.ts"
import { stateShown } from "../../../shared/rules/readings/statements.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"
import { Seeded } from "./seeded.ts"

const seeded = new Seeded()
let room: State
let entries: Entry[]
beforeAll(async () => {
  await seeded.play()
  const { folds } = seeded.demo.instance
  room = (await folds.current(seeded.workspace)).state
  entries = (await folds.entries(seeded.workspace, 0, "room")).list
})
afterAll(() => seeded.demo.remove())

const opening = () => ({
  id: "O",
  at: entries.at(-1)?.at ?? 0,
  records: Object.values(room.records).flatMap(({ id, state: at }) => (at === "in_force" ? [id] : [])),
})
const opened = (): State => ({ ...room, workspace: { ...room.workspace!, opened: [opening()] } })

/** The state that the gallery reads after an opening to which these members said no. */
function readAfter(members: readonly MemberId[]): State {
  const rows = members.map(member => ({ opening: "O", member, before: 0 }))
  const withheld = withholding(opened(), rows)
  return fold(
    emptyState,
    entries.flatMap(entry => outward(entry, "named", withheld) ?? []),
    room.seq,
  )
}

test("of nobody who said no does the gallery read a text, and of no round that asked them a result", () => {
  const inForce = new Set<string>(opening().records)
  for (const { id, name } of Object.values(room.members)) {
    const read = readAfter([id])
    const texts = saidIn(read).filter(
      ({ key, authors }) =>
        authors.includes(id) && !(key.startsWith("record:") && inForce.has(key.split(":")[1] ?? "")),
    )
    // the words of an office stand without a name
    expect([name, texts.map(({ key }) => key)]).toEqual([name, []])
    const said = saidIn(room).filter(
      ({ authors, key }) => authors.includes(id) && /^(thread|question|member):/.test(key),
    )
    const whole = JSON.stringify({ ...read, records: {}, topics: {}, statements: {} })
    expect([
      name,
      said.filter(({ text }) => text.length > 25 && whole.includes(JSON.stringify(text).slice(1, -1))),
    ]).toEqual([name, []])
    const shown = Object.values(read.rounds).filter(
      round => round.state === "revealed" && round.electorate.some(({ member }) => member === id),
    )
    expect([name, shown.map(round => round.id)]).toEqual([name, []])
    for (const record of inForce)
      expect(read.records[record as keyof typeof read.records]?.body).toEqual(
        room.records[record as keyof typeof room.records]?.body,
      )
  }
})

test("whoever said nothing stays as it was, and where nobody said no the gallery reads all", () => {
  expect(withholding(opened(), [])).toBeNull()
  const everybody = readAfter(Object.values(room.members).map(({ id }) => id))
  expect(saidIn(everybody).filter(({ key }) => key.startsWith("thread:"))).toEqual([])
  expect(Object.keys(everybody.members)).toEqual(Object.keys(room.members))
})

test("a round that an opening keeps closed is called closed, not open, on chips and in minutes, papers and notes", () => {
  const rows = Object.values(room.members).map(({ id }) => ({ opening: "O", member: id, before: 0 }))
  const withheld = withholding(opened(), rows)
  const session = Object.values(room.sessions).find(({ minutes }) => minutes.state === "draft")!
  const told = new Set<string>()
  // as an outsider reads it at the moment at which the panel saw the result
  for (const { seq } of entries.filter(({ kind }) => kind === "round-revealed")) {
    const until = entries.filter(entry => entry.seq <= seq)
    const read = fold(
      emptyState,
      until.flatMap(entry => outward(entry, "named", withheld) ?? []),
      seq,
    )
    for (const one of Object.values(read.statements).filter(({ state }) => state === "in_round")) {
      const isOpen = openRoundOn(read, one) !== null
      expect([one.label, stateShown(read, one)]).toEqual([one.label, isOpen ? "in_round" : "closed"])
      told.add(isOpen ? "open" : "closed")
      for (const lang of languages) {
        const words = outcomeWords(lang)
        const sentence = isOpen ? words.stillOpen(one.label, true) : words.roundClosed(one.label)
        expect(openSentence(read, session, one, lang)).toBe(sentence)
      }
    }
  }
  expect([...told].sort()).toEqual(["closed", "open"])
})

import { afterEach, beforeEach, expect, test } from "vitest"
import { mayAskNow, type QuestionAct, questionActs } from "../../../../client/question/offers.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { questionCommands } from "../../../../shared/question/contract.ts"
import { amounts } from "../../../kit/amounts.ts"
import { chance } from "../../../kit/chance.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { sceneOf } from "../../model/offers/sceneOf.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ panelists: 2 })
})
afterEach(() => panel.end())

type Kind = keyof typeof questionCommands
const kinds = Object.keys(questionCommands) as Kind[]
const actOf: Record<Exclude<Kind, "ask-question">, QuestionAct> = {
  "approve-question": "approve",
  "dismiss-question": "dismiss",
  "answer-question": "answer",
}

/** The acts that the server takes although no page offers them, and when. */
const quiet: Partial<Record<Kind, (state: State, id: string) => boolean>> = {
  "answer-question": ({ questions }, id) => questions[id]?.answer != null,
  "ask-question": ({ sessions }) => sessions[panel.session]?.state === "closed",
}

/** Whether the page of this person, as the room or the gallery reads it, offers the act. */
async function offered(who: string, kind: Kind, id: string): Promise<boolean> {
  const whole = await sceneOf(panel, who)
  const audience = whole.me.role === "observer" ? "gallery" : "room"
  const workspace = whole.state.workspace!.id
  const scene = { ...whole, state: await panel.instance.folds.view(workspace, audience) }
  if (kind === "ask-question") return mayAskNow(scene)
  const row = scene.state.questions[id]
  return row !== undefined && questionActs(scene, row).includes(actOf[kind])
}

test("[OQ1] [OQ3] [OQ4] what a page offers on a question is accepted and changes something, and what changes something was offered", async () => {
  const { below } = chance(amounts.seed)
  const people = ["moderator", "secretary", "panelist1", "panelist2", "observer"].filter(who => panel.people[who])
  const seen = { offered: 0, quiet: new Set<Kind>(), refused: 0 }
  const tries = amounts.properties
  for (let n = 0; n < tries; n++) {
    if (n === Math.floor(tries * 0.9)) await panel.do("moderator", "close-session", { session: panel.session })
    const who = people[below(people.length)]!
    const kind = kinds[below(kinds.length)]!
    const before = await panel.stage.state()
    const ids = [...Object.keys(before.questions), "no-question"]
    // mostly one of the newest, so that each state is met
    const id = ids[Math.max(0, ids.length - 1 - below(4))]!
    const was = await offered(who, kind, id)
    const text = { lang: "en" as const, text: `Words ${n}` }
    const about = kind === "answer-question" ? { question: id, text } : { question: id }
    const refusal = await panel.refused(who, kind, kind === "ask-question" ? { session: panel.session, text } : about)
    const changed = (await panel.stage.state()).seq > before.seq
    const where = `${n}: ${who} ${kind} ${id}`
    if (was) {
      expect(refusal, where).toBe("done")
      expect(changed, where).toBe(true)
      seen.offered += 1
    } else if (changed) {
      expect(quiet[kind]?.(before, id), where).toBe(true)
      seen.quiet.add(kind)
    } else seen.refused += 1
  }
  expect(seen.offered).toBeGreaterThan(tries / 20)
  expect(seen.refused).toBeGreaterThan(tries / 20)
  // a reason that nothing meets is no exception
  expect([...seen.quiet].toSorted()).toEqual(Object.keys(quiet).toSorted())
})

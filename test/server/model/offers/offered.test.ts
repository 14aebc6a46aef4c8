import { expect, test } from "vitest"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { amounts } from "../../../kit/amounts.ts"
import { chance } from "../../../kit/chance.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { commandOf } from "./commandOf.ts"
import { sceneOf } from "./sceneOf.ts"

const agree = { kind: "call", position: "agree", reason: "", remedy: "", lang: "en" } as const

/** Acts that the bar does not offer: people ask to speak, answer, leave, are suspended, recuse themselves. */
async function stir(panel: Panel, below: (n: number) => number): Promise<void> {
  const state = await panel.stage.state()
  const who = `panelist${1 + below(6)}`
  const { session } = panel
  const round = Object.values(state.rounds).find(one => one.state === "open")
  const statement = Object.values(state.statements).at(-1)?.id
  const turn = below(2) === 0 ? "point_of_order" : "contribution"
  const member = panel.people[who]!
  const send = <K extends CommandKind>(by: string, kind: K, body: CommandInput<K>) => panel.refused(by, kind, body)
  switch (below(9)) {
    case 0:
      return void (await send("host", "suspend-member", { member, reason: "Lost." }))
    case 1:
      return void (await send("host", "lift-suspension", { member }))
    case 2:
      return void (await send("host", "change-member", {
        member,
        role: (["observer", "interpreter", "panelist"] as const)[below(3)]!,
        side: null,
      }))
    case 3:
      return statement && void (await send(who, "recuse", { statement }))
    case 4:
    case 5:
      return void (await send(who, "ask-floor", { session, turn }))
    default:
      return round && void (await send(who, "answer-round", { round: round.id, seen: 0, answer: agree }))
  }
}

test("in every state no role is offered an act that would be refused", async () => {
  const { below } = chance(amounts.seed)
  const refused: string[] = []
  for (let run = 0; run < 4; run++) {
    const panel = await openPanel({ panelists: 6, live: run % 2 === 0, sided: run > 1 })
    for (let step = 0; step < amounts.properties / 4; step++) {
      await stir(panel, below)
      const who = below(3) === 0 ? "secretary" : "moderator"
      const scene = await sceneOf(panel, who)
      const next = nextAction(scene)
      const offered = next ? [...(next.stop ? [] : [next.act]), ...next.second] : []
      const act = offered[below(2) === 0 ? 0 : below(offered.length || 1)]
      const sent = act && commandOf(act, scene, panel.instance.sha256)
      if (!act || !sent) continue
      const answer = await panel.refused(who, sent.kind, sent.body)
      if (answer !== "done")
        refused.push(`${run}/${step} ${who} ${act.kind} ${act.kind === next?.act.kind ? "first" : "second"}: ${answer}`)
    }
    await panel.end()
  }
  expect(refused).toEqual([])
})

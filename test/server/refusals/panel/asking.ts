import type { StatementId } from "../../../../shared/model/ids.ts"
import type { Panel } from "../../../kit/servers/panel.ts"
import { agree } from "../provoking.ts"

export async function openCall(panel: Panel, statement: StatementId): Promise<string> {
  return String((await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" }))["round"])
}

export async function openRating(panel: Panel, on?: StatementId): Promise<string> {
  const asked = { statement: on ?? (await panel.proposed()), version: 1, kind: "rating", anonymity: "named" } as const
  return String((await panel.do("moderator", "open-round", asked))["round"])
}

/** A round that four have answered, shown; the fourth as told. */
export async function shown(panel: Panel, fourth: object = agree) {
  const statement = await panel.proposed()
  const round = await openCall(panel, statement)
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", {
      round,
      seen: 0,
      answer: n === 4 ? { ...agree, ...fourth } : agree,
    })
  await panel.do("moderator", "close-and-show", { round })
  return { statement, round }
}

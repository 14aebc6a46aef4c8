import { entryOf } from "../../../../server/log/folding/entryOf.ts"
import type { Entry } from "../../../../shared/contract/events.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import { RecordId } from "../../../../shared/model/ids.ts"
import type { Judgement } from "../../../../shared/model/terms.ts"
import type { Panel } from "../../../kit/servers/panel.ts"

export const day = 86_400_000
export const dateIn = (panel: Panel, days: number): string =>
  new Date(panel.instance.clock.now() + days * day).toISOString().slice(0, 10)

const agree = { kind: "call", position: "agree" } as const

/** A record in force that all panelists agreed to; `reviewOn` is the date in its body. */
export async function inForce(panel: Panel, reviewOn?: string, before?: string): Promise<RecordId> {
  const statement = await panel.proposed(before)
  const round = String((await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" }))["round"])
  const panelists = Object.keys(panel.people).filter(name => name.startsWith("panelist"))
  for (const who of panelists) await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  const n = panelists.length
  const declared = { statement, level: "unanimity" as const, seen: `${n}/${n}/0/0/0/0`, ...(reviewOn && { reviewOn }) }
  return RecordId.parse((await panel.do("moderator", "declare-record", declared))["record"])
}

/** Every entry of the panel's log. */
export async function entriesOf(panel: Panel): Promise<Entry[]> {
  const { workspace } = await panel.stage.state()
  const rows = workspace ? await panel.instance.store.events(workspace.id, 0, 10_000) : []
  return rows.flatMap(row => entryOf(row) ?? [])
}

export const recordIn = async (panel: Panel, id: RecordId): Promise<RecordRow> => {
  const row = (await panel.stage.state()).records[id]
  if (!row) throw new Error("no such record")
  return row
}

export const judging = (judgement: Judgement, reason = "") => ({ kind: "review" as const, judgement, reason })

/** Opens a review that each of these answers, and shows it. */
export async function reviewed(panel: Panel, record: RecordId, given: readonly Judgement[] = ["stands"]) {
  const round = String((await panel.do("moderator", "open-review", { record }))["round"]) as never
  for (const [i, one] of given.entries())
    await panel.do(`panelist${i + 1}`, "answer-round", { round, answer: judging(one, "Prices."), seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  return round
}

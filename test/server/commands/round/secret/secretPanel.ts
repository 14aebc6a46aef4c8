import { createBallotBox } from "../../../../../server/commands/round/secret/ballotBox.ts"
import type { Answer } from "../../../../../shared/model/consensus/answer.ts"
import { RoundId, type StatementId } from "../../../../../shared/model/ids.ts"
import type { ReasonRule, StatementRound } from "../../../../../shared/model/terms.ts"
import { openPanel, type Panel } from "../../../../kit/servers/panel.ts"

export const agree = { kind: "call", position: "agree", reason: "", remedy: "", lang: "en", confirmBy: null } as const
export const disagree = (reason: string) => ({ ...agree, position: "disagree", reason }) as const
export const score = (value: number | null) => ({ kind: "rating", score: value }) as const

/** A small panel with an open secret round; `box` is what the routes would call. */
export async function secretPanel({
  panelists = 8,
  kind = "call",
  reasonsFor = "none",
}: {
  panelists?: number
  kind?: StatementRound
  reasonsFor?: ReasonRule
} = {}) {
  const panel = await openPanel({ panelists })
  const statement = await panel.proposed()
  const round = await openSecret(panel, statement, kind, reasonsFor)
  let { box } = panel.instance
  const workspace = (await panel.stage.state()).workspace?.id
  if (!workspace) throw new Error("no workspace")

  return {
    panel,
    statement,
    round,
    workspace,
    row: async () => (await panel.stage.state()).rounds[round],
    /** as after a restart: what was in memory is gone */
    restart: () => {
      box = createBallotBox(panel.instance)
    },
    async collect(who: string, key: string | null = null, take = true): Promise<string> {
      const member = panel.people[who]
      if (!member) throw new Error(`nobody is called ${who}`)
      const handed = await box.collect(workspace, round, member, key, take)
      return "token" in handed ? handed.token : handed.refuse.code
    },
    async cast(token: string, answer: Answer): Promise<string> {
      const done = await box.cast(token, answer)
      return "refuse" in done ? done.refuse.code : "cast"
    },
    tend: async () => {
      const row = (await panel.stage.state()).rounds[round]
      if (row) await box.tend(row)
    },
  }
}
export type SecretPanel = Awaited<ReturnType<typeof secretPanel>>

export async function openSecret(
  panel: Panel,
  statement: StatementId,
  kind: StatementRound,
  reasonsFor: ReasonRule = "none",
): Promise<RoundId> {
  const made = await panel.do("moderator", "open-round", {
    statement,
    version: 1,
    kind,
    anonymity: "secret",
    ...(kind === "rating" && { reasonsFor }),
  })
  return RoundId.parse(made["round"])
}

import { commandReaderOf } from "../../../../../server/commands/commandTable.ts"
import { duesOf } from "../../../../../server/commands/deadline/dues.ts"
import { createDeadlines } from "../../../../../server/watches/deadlines.ts"
import type { CommandInput } from "../../../../../shared/contract/commands.ts"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../../shared/fold/state.ts"
import { RoundId, type StatementId } from "../../../../../shared/model/ids.ts"
import { toldUnasked, toNotify } from "../../../../../shared/rules/notices.ts"
import { noticesOf } from "../../../../../shared/rules/readings/notices.ts"
import { until } from "../../../../kit/clocks/until.ts"
import { openPanel } from "../../../../kit/servers/panel.ts"
import { watched } from "../../../../kit/servers/watched.ts"

export const start = 1_790_000_000_000
export const hour = 3_600_000
export const score = (value: number | null) => ({ kind: "rating", score: value }) as const
export const inAnHour = { endsAt: start + hour, act: "show" } as const

type Opening = Omit<CommandInput<"open-batch">, "statements">

/** A panel between its sessions, with proposed statements, at a moment that the test sets. */
export async function batchPanel({ texts = 3, panelists = 5 }: { texts?: number; panelists?: number } = {}) {
  const panel = await openPanel({ live: false, panelists })
  panel.stage.at(start)
  const statements: StatementId[] = []
  for (let n = 1; n <= texts; n++) statements.push(await panel.proposed(`Text ${n}.`))

  const rounds = async (): Promise<Round[]> => Object.values((await panel.stage.state()).rounds)
  return {
    panel,
    statements,
    rounds,
    of: (shown = statements) => shown.map(statement => ({ statement, version: 1 })),
    async open(opening: Opening): Promise<RoundId[]> {
      const asked = statements.map(statement => ({ statement, version: 1 }))
      await panel.do("moderator", "open-batch", { ...opening, statements: asked })
      return (await rounds()).map(({ id }) => id)
    },
    async rate(who: string, round: string, value: number | null, seen = 0) {
      await panel.do(who, "answer-round", { round: RoundId.parse(round), answer: score(value), seen })
    },
    /** sets the clock and lets the server meet its deadlines */
    async meet(at: number) {
      panel.stage.at(at)
      const errors: unknown[] = []
      const deadlines = await watched(createDeadlines({ ...panel.instance, failed: error => errors.push(error) }))
      const isMet = async () => duesOf(await panel.stage.state()).every(due => due.at > at)
      await until(isMet, "every deadline is met")
      await deadlines.stop()
      if (errors.length > 0) throw errors[0]
    },
    states: async () => (await rounds()).map(({ state }) => state),
  }
}
export type BatchPanel = Awaited<ReturnType<typeof batchPanel>>

/** Sends the command as where a mail server is configured. */
export async function wantedBy(
  { panel }: Pick<BatchPanel, "panel">,
  about: { of: "reminder"; round: string } | { of: "needs" },
): Promise<void> {
  const { dispatch } = panel.instance
  const state = await panel.stage.state()
  const actor = { member: panel.people["moderator"]!, name: "", role: "moderator", side: null, host: false } as const
  const read = commandReaderOf("send-notice")!({ about, by: "mail" })
  if ("malformed" in read || read.look) throw new Error("malformed")
  const done = await dispatch.perform(
    state.workspace!.id,
    actor,
    { ...read, decide: situation => read.decide({ ...situation, mails: true }) },
    null,
  )
  if (!done.ok) throw new Error(done.refusal.code)
}

/** Whether the panel has been told of everything that it is told without asking, and every letter is sent. */
export const isAllTold = (state: State): boolean =>
  toldUnasked(state).every(about => toNotify(state, about) === null || noticesOf(state, about).length > 0) &&
  Object.values(state.notices).every(({ sent }) => sent !== null)

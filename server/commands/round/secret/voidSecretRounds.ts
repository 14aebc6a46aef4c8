import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import type { Ballots } from "../../../ports/ballots.ts"
import type { Dispatch } from "../../dispatch.ts"
import type { Folds } from "../../log/folds.ts"
import { server, serverActor } from "../../serverActor.ts"
import { voided } from "../ending.ts"

interface Ports {
  folds: Folds
  ballots: Pick<Ballots, "destroy">
  dispatch: Pick<Dispatch, "perform">
}

/** The reason that the room reads. */
const reasons: Record<Lang, string> = {
  en: "The server was restored from a backup, and backups hold no ballots of a secret round. Please open the round again.",
  zh: "服务器已从备份恢复，而备份不含无记名轮次的答卷。请重新开启本轮。",
  ja: "サーバーはバックアップから復元されました。バックアップには無記名の回の回答が含まれません。この回を開き直してください。",
}

/**
 * Voids every secret round that has not ended, after a restore: its ballots are missing or out of date. Returns their
 * number.
 */
export async function voidSecretRounds({ folds, ballots, dispatch }: Ports, workspace: WorkspaceId): Promise<number> {
  const { state } = await folds.current(workspace)
  const { workspace: facts, rounds } = state
  const unfinished = Object.values(rounds).filter(
    ({ anonymity, state }) => anonymity === "secret" && (state === "open" || state === "closed"),
  )
  const reason = reasons[facts?.languages[0] ?? "en"]
  for (const round of unfinished) {
    const answered = await dispatch.perform(
      workspace,
      server,
      serverActor(() => voided(round, reason)),
      null,
    )
    if (!answered.ok) throw new Error(`The round ${round.id} could not be made void: ${answered.refusal.code}`)
    await ballots.destroy(round.id)
  }
  return unfinished.length
}

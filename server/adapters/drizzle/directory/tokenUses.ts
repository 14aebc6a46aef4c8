import { eq, lte, sql } from "drizzle-orm"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { type Directory, tokenUseMs } from "../../../ports/database/directory.ts"
import { type Runner, statement } from "../statement.ts"

/**
 * Stores when programs last used their tokens, once in `tokenUseMs` for each token at most. The SQL itself checks this, so
 * that it holds with several servers too.
 */
export const sqlTokenUses = ({ ask }: Pick<Runner, "ask">): Pick<Directory, "useToken" | "tokenUses"> => ({
  async useToken(workspace, machine, at) {
    await ask(useToken, { workspace, machine, at, before: at - tokenUseMs })
  },
  tokenUses: workspace => ask(usesIn, { workspace }),
})

const useToken = statement<{ workspace: WorkspaceId; machine: string; at: Instant; before: Instant }>()(
  (db, { tokenUse }, at) =>
    db
      .insert(tokenUse)
      .values({ machine: at.machine, workspace: at.workspace, usedAt: at.at })
      .onConflictDoUpdate({
        target: tokenUse.machine,
        set: { usedAt: sql`excluded.used_at` },
        setWhere: lte(tokenUse.usedAt, at.before),
      }),
)

export const dropTokenUsesIn = statement<{ id: WorkspaceId }>()((db, { tokenUse }, at) =>
  db.delete(tokenUse).where(eq(tokenUse.workspace, at.id)),
)

const usesIn = statement<{ workspace: WorkspaceId }>()((db, { tokenUse }, at) =>
  db
    .select({ machine: tokenUse.machine, usedAt: tokenUse.usedAt })
    .from(tokenUse)
    .where(eq(tokenUse.workspace, at.workspace)),
)

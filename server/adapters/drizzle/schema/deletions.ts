import type { DeletedCounts } from "../../../../shared/contract/queries/law/deleted.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Texts } from "../../../../shared/model/texts.ts"
import type { Kit } from "../kit.ts"

/** The table of the workspaces that were deleted. Its rows outlive them. */
export function deletionTables({ table, text, int, json }: Kit) {
  const deletion = table("deletion", {
    workspace: text().$type<WorkspaceId>().primaryKey(),
    slug: text().notNull(),
    title: json<Texts>().notNull(),
    /** when an administrator deleted the workspace */
    at: int().notNull(),
    /** the numbers of what the workspace held, for the certificate */
    counts: json<DeletedCounts>().notNull(),
    /** the certificate, as canonical JSON; null until everything is deleted */
    certificate: text(),
    /** the signature of the certificate, in hex */
    signature: text(),
    /** the public key that signed it, in hex */
    publicKey: text(),
  })

  return { deletion }
}

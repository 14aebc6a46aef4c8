import type { NewEvent } from "../../shared/contract/events.ts"
import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { DirectoryChange } from "../ports/database/store.ts"

/**
 * The kinds of entries after which nobody may read certain words that the file of a workspace may hold. The file has
 * records with the texts beside them, notes and statements, but neither comments nor reading lists.
 */
const takesBack: ReadonlySet<NewEvent["kind"]> = new Set<NewEvent["kind"]>([
  "addition-withdrawn",
  "translation-declined",
  // a person's own data is among the exports: nobody keeps that of an erased person, and no later holder of a seat gets it
  "member-erased",
  "retention-carried-out",
  "seat-reissued",
  "seat-disowned",
])

/** The change that ends the long exports of a workspace, if one of the entries takes words back (DOMAIN JB5). */
export const exportsEnded = (workspace: WorkspaceId, events: readonly NewEvent[], at: Instant): DirectoryChange[] =>
  events.some(({ kind }) => takesBack.has(kind)) ? [{ kind: "exports-ended", workspace, at }] : []

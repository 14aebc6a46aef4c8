import type { NewEvent } from "../../shared/contract/events.ts"
import type { DirectoryChange } from "../ports/database/store.ts"

/** The kinds of entries after which a person's rights or a note's mode may have changed. */
const changing: ReadonlySet<string> = new Set<NewEvent["kind"]>([
  "member-changed",
  "member-removed",
  "member-left",
  "member-suspended",
  "suspension-lifted",
  "seat-reissued",
  "seat-disowned",
  "alternate-seated",
  "delegate-seated",
  "seat-taken",
  "seat-returned",
  "invite-revoked",
  "note-mode-set",
  "topic-closed",
  "topic-ended",
  "topic-resumed",
  "topic-reopened",
  "workspace-removed",
  "sides-set",
  "access-set",
  "attribution-set",
  "attribution-accepted",
  "token-made",
  "token-revoked",
  "embargo-set",
  "press-link-made",
  "press-link-revoked",
  "workspace-archived",
  "workspace-unarchived",
  "member-erased",
  "retention-carried-out",
  "privacy-set",
  "consent-given",
  "consent-withdrawn",
])

/** The changes of the directory after which a sign-in may hold another seat, or no seat. */
const changingSeats: ReadonlySet<DirectoryChange["kind"]> = new Set<DirectoryChange["kind"]>([
  "workspace-removed",
  "invite-revoked",
  "seat",
  "seat-returned",
  "member-seats-ended",
])

/** Whether anybody's right to read or write in the workspace may differ after an entry of this kind. */
export const changesRights = (kind: string): boolean => changing.has(kind)

/** Whether a unit with these entries and changes may change anybody's right to read or write. */
export const unitChangesRights = (
  events: readonly Pick<NewEvent, "kind">[],
  directory: readonly DirectoryChange[],
): boolean => events.some(({ kind }) => changesRights(kind)) || directory.some(({ kind }) => changingSeats.has(kind))

import * as z from "zod"
import { MemberId } from "../../../model/ids.ts"
import { reasonLang } from "../../../model/texts.ts"

const why = z.string().trim().min(1).max(4_000)

/** Commands that archive or delete a workspace, and that erase a person's data. */
export const keepingCommands = {
  "archive-workspace": z.object({ reason: z.string().trim().max(4_000).default(""), reasonLang }),
  "unarchive-workspace": z.object({}),
  /** Deletes the workspace with everything in it. `slug` is what the administrator typed, to confirm it. */
  "delete-workspace": z.object({ slug: z.string().max(100) }),
  "ask-erasure": z.object({ member: MemberId }),
  "take-back-erasure": z.object({ member: MemberId }),
  "decline-erasure": z.object({ member: MemberId, reason: why, reasonLang }),
  "erase-member": z.object({ member: MemberId }),
}

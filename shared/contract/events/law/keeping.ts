import * as z from "zod"
import { MemberId } from "../../../model/ids.ts"
import { reasonLang } from "../../../model/texts.ts"

/** Events of a workspace that is archived, and of a person whose data is erased. */
export const keepingEvents = {
  /** The workspace can be read and no longer changed (DOMAIN AW1). */
  "workspace-archived": z.object({ reason: z.string(), reasonLang }),
  "workspace-unarchived": z.object({}),
  /** The member, or a moderator for the member, asked the administrator to erase the member's data (DOMAIN ER1). */
  "erasure-asked": z.object({ member: MemberId }),
  "erasure-taken-back": z.object({ member: MemberId }),
  "erasure-declined": z.object({ member: MemberId, reason: z.string(), reasonLang }),
  /**
   * The personal data of the member was erased in the commit of this entry. `parts` counts the personal parts that went.
   */
  "member-erased": z.object({ member: MemberId, parts: z.int() }),
}

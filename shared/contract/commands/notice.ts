import * as z from "zod"
import { MemberId } from "../../model/ids.ts"
import { NoticeAbout } from "../../model/notice.ts"

export const noticeCommands = {
  /** Stores the member's e-mail address outside the log. Only the server and the member read the address. */
  "set-address": z.object({ member: MemberId, email: z.union([z.email().max(254), z.literal("")]) }),
  /** Sends a notice. `copied` means that somebody copied the text and sent it by hand. */
  "send-notice": z.object({ about: NoticeAbout, by: z.enum(["mail", "copied"]) }),
}

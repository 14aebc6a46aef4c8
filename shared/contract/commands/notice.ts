import * as z from "zod"
import { MemberId } from "../../model/ids.ts"
import { NoticeAbout } from "../../model/notice.ts"

export const noticeCommands = {
  /** stored beside the log and never in it: only the server and the member read it */
  "set-address": z.object({ member: MemberId, email: z.union([z.email().max(254), z.literal("")]) }),
  /** `copied`: the text was taken and sent by hand */
  "send-notice": z.object({ about: NoticeAbout, by: z.enum(["mail", "copied"]) }),
}

import * as z from "zod"
import { MemberId } from "../../model/ids.ts"
import { NoticeAbout } from "../../model/notice.ts"

const notice = z.object({ notice: z.string(), about: NoticeAbout })

/** Events of notices. They name the addressees, never their addresses. A procedure that nobody was told of is void. */
export const noticeEvents = {
  /** to be sent by e-mail; what became of it follows as `notice-sent` */
  "notice-wanted": notice.extend({ members: z.array(MemberId) }),
  /** `missed`: without an address, or their mail server refused it */
  "notice-sent": notice.extend({
    how: z.enum(["mail", "copied"]),
    members: z.array(MemberId),
    missed: z.array(MemberId),
  }),
}

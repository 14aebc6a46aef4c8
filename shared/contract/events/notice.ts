import * as z from "zod"
import { MemberId } from "../../model/ids.ts"
import { NoticeAbout } from "../../model/notice.ts"

const notice = z.object({ notice: z.string(), about: NoticeAbout })

/** Events of notices. They name the addressees and never contain an address. */
export const noticeEvents = {
  /** The server is to send a notice by e-mail. The result follows as `notice-sent`. */
  "notice-wanted": notice.extend({ members: z.array(MemberId) }),
  /** `missed` are the members who have no address, or whose mail server refused the notice. */
  "notice-sent": notice.extend({
    how: z.enum(["mail", "copied"]),
    members: z.array(MemberId),
    missed: z.array(MemberId),
    /**
     * Those of `members` whose letter went to an address that they set or proved. Only in the notice of a silence
     * procedure; absent in entries of earlier versions.
     */
    owned: z.array(MemberId).optional(),
  }),
}

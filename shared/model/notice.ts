import * as z from "zod"
import { MemberId, RecordId, RoundId, SessionId } from "./ids.ts"

/**
 * What members are told: a silence procedure, minutes for comments, a record or its withdrawal to be confirmed, what
 * waits, and that another changed their name.
 */
export const NoticeAbout = z.discriminatedUnion("of", [
  z.object({ of: z.literal("silence"), round: RoundId }),
  z.object({ of: z.literal("minutes"), session: SessionId }),
  z.object({ of: z.literal("record"), record: RecordId }),
  z.object({ of: z.literal("withdrawal"), record: RecordId }),
  z.object({ of: z.literal("needs") }),
  z.object({ of: z.literal("renaming"), member: MemberId }),
  /** to whoever held it until now */
  z.object({ of: z.literal("reissue"), member: MemberId }),
])
export type NoticeAbout = z.infer<typeof NoticeAbout>

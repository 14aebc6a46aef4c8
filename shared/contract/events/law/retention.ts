import * as z from "zod"
import { MemberId } from "../../../model/ids.ts"
import { retainedKinds } from "../../../model/law/retention.ts"

/** How many days each kind of data is kept; a kind without a number is kept until the panel is deleted. */
export const RetentionPeriods = z.partialRecord(z.enum(retainedKinds), z.int().positive())
export type RetentionPeriods = z.infer<typeof RetentionPeriods>

/** Events of the periods after which personal data is erased (DOMAIN RT1). */
export const retentionEvents = {
  "retention-set": z.object({ periods: RetentionPeriods }),
  /**
   * Data whose period is over was erased in the commit of this entry. `members` are those whose names went, and `counts`
   * says how much of each kind.
   */
  "retention-carried-out": z.object({
    members: z.array(MemberId),
    counts: z.partialRecord(z.enum(retainedKinds), z.int().positive()),
  }),
}

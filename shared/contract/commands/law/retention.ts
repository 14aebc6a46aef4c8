import * as z from "zod"
import { RetentionPeriods } from "../../events/law/retention.ts"

/** The command that sets all periods of the retention. */
export const retentionCommands = {
  "set-retention": z.object({ periods: RetentionPeriods }),
}

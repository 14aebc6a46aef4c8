import { RecordId, type StatementId } from "../../../shared/model/ids.ts"
import type { Level } from "../../../shared/model/terms.ts"
import type { Texts } from "../../../shared/model/texts.ts"
import { standing } from "../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../shared/rules/round/outcome/tally.ts"
import type { DemoPanel } from "../room.ts"

/** Declares a record as one chair, and confirms it as the chair of the other side. */
export async function declare(
  room: DemoPanel,
  statement: StatementId,
  { level, by, note = {}, reviewInDays }: { level: Level; by: "chen" | "miwa"; note?: Texts; reviewInDays?: number },
): Promise<RecordId> {
  const stands = standing(await room.stage.state(), statement)
  if (!stands) throw new Error("nothing to declare")
  room.time.pass(8)
  const seen = tallyKey(stands.tally)
  const made = await room.do(by, "declare-record", {
    statement,
    level,
    note,
    seen,
    ...(reviewInDays !== undefined && { reviewOn: room.time.day(reviewInDays) }),
  })
  const record = RecordId.parse(made.record)
  room.time.pass(6)
  await room.do(by === "chen" ? "miwa" : "chen", "confirm-record", { record })
  return record
}

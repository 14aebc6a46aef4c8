import type { RecordId, StatementId } from "../../../shared/model/ids.ts"
import { RecordId as Record } from "../../../shared/model/ids.ts"
import type { TwoSidedRoom } from "./twoSidedRoom.ts"

/** Everybody agrees, and the result is shown. */
export async function agreeOn({ people }: TwoSidedRoom, statement: StatementId, version = 1): Promise<void> {
  const opened = await people.Nora.do("open-round", { statement, version, kind: "call", anonymity: "named" })
  const round = String(opened.made["round"])
  for (const who of ["Nils", "Nell", "Saki", "Shun"] as const)
    await people[who].do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
  await people.Nora.do("close-and-show", { round })
}

/** North declares what everybody agreed on. */
export async function declares({ people }: TwoSidedRoom, statement: StatementId): Promise<RecordId> {
  const seen = "4/4/0/0/0/0"
  const { made } = await people.Nora.do("declare-record", { statement, level: "unanimity", seen })
  return Record.parse(made["record"])
}

/** North declares, South confirms. */
export async function records(room: TwoSidedRoom, statement: StatementId, version = 1): Promise<RecordId> {
  await agreeOn(room, statement, version)
  const record = await declares(room, statement)
  await room.people.Sota.do("confirm-record", { record })
  return record
}

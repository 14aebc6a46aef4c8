import type { RecordId, StatementId } from "../../../shared/model/ids.ts"
import { RecordId as Record } from "../../../shared/model/ids.ts"
import type { TwoSidedRoom } from "./twoSidedRoom.ts"

/** Lets all electors agree in a call, and shows the result. */
export async function agreeOn({ people }: TwoSidedRoom, statement: StatementId, version = 1): Promise<void> {
  const opened = await people.Nora.do("open-round", { statement, version, kind: "call", anonymity: "named" })
  const round = String(opened.made["round"])
  for (const who of ["Nils", "Nell", "Saki", "Shun"] as const)
    await people[who].do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
  await people.Nora.do("close-and-show", { round })
}

/** Lets the moderator of North declare a unanimous agreement. */
export async function declares({ people }: TwoSidedRoom, statement: StatementId): Promise<RecordId> {
  const seen = "4/4/0/0/0/0"
  const { made } = await people.Nora.do("declare-record", { statement, level: "unanimity", seen })
  return Record.parse(made["record"])
}

/** Lets North declare a record and South confirm it. */
export async function records(room: TwoSidedRoom, statement: StatementId, version = 1): Promise<RecordId> {
  await agreeOn(room, statement, version)
  const record = await declares(room, statement)
  await room.people.Sota.do("confirm-record", { record })
  return record
}

import type { Addition, RecordRow } from "../../fold/recordState.ts"
import type { RecordId, SaidKey } from "../../model/ids.ts"
import { type SaidText, saying } from "./said.ts"

/** The key of a reservation, a dissent or a change of position that a member added to a record. */
export const additionKey = (record: RecordId, seq: number): SaidKey => `record:${record}:${seq}`

export const erratumKey = (record: RecordId, erratum: string): SaidKey => `record:${record}:erratum:${erratum}:reason`

export const levelKey = (record: RecordId): SaidKey => `record:${record}:level`

export const recordEndKey = (record: RecordId): SaidKey => `record:${record}:ended`

export const reviewKey = (record: RecordId, seq: number): SaidKey => `record:${record}:review:${seq}`

export const editorialKey = (record: RecordId, at: number): SaidKey => `record:${record}:editorial:${at}`

export const progressKey = (record: RecordId, note: string): SaidKey => `record:${record}:progress:${note}`

export const erratumObjectionKey = (record: RecordId, erratum: string): SaidKey =>
  `record:${record}:erratum:${erratum}:objection`

/** The texts about a record: the reasons for its level and its end, additions, progress notes, and the reasons of errata, marks and reviews. */
export function saidOfRecord(record: RecordRow): SaidText[] {
  const { id, body } = record
  const place = { topic: body.topic, statement: body.statement }
  const added = ({ by, text, seq, at }: Addition) => saying(by, { ...place, key: additionKey(id, seq), ...text, at })
  const level = { key: levelKey(id), lang: body.reasonLang ?? null, text: body.reason ?? "" }
  const end = { key: recordEndKey(id), lang: record.reasonLang ?? null, text: record.reason }
  return [
    ...saying(record.declaredBy, { ...place, ...level, at: record.declaredAt }),
    ...saying(record.endedBy, { ...place, ...end, at: record.endedAt ?? record.declaredAt }),
    ...[...record.reservations, ...record.dissents, ...record.changes].flatMap(added),
    ...record.errata.flatMap(({ id: erratum, by, reason, reasonLang, at, objection }) => [
      ...saying(by, { ...place, key: erratumKey(id, erratum), lang: reasonLang ?? null, text: reason, at }),
      ...(objection
        ? saying(objection.by, {
            ...place,
            key: erratumObjectionKey(id, erratum),
            ...objection.reason,
            at: objection.at,
          })
        : []),
    ]),
    ...(record.reviews ?? []).flatMap(({ by, reason, reasonLang, at, seq }) =>
      saying(by, { ...place, key: reviewKey(id, seq), lang: reasonLang ?? null, text: reason, at }),
    ),
    ...(record.progress ?? []).flatMap(({ id: note, by, text, at }) =>
      saying(by, { ...place, key: progressKey(id, note), ...text, at }),
    ),
    ...record.editorial.flatMap(({ by, reason, reasonLang, at }) =>
      saying(by, { ...place, key: editorialKey(id, at), lang: reasonLang ?? null, text: reason, at }),
    ),
  ]
}

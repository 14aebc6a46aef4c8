import type { EventBody } from "../../contract/events.ts"
import type { Elector, RevealedAnswer } from "../../model/consensus/answer.ts"
import type { RecordBody } from "../../model/consensus/record.ts"
import type { SideId } from "../../model/ids.ts"
import { bySaying, heardByNobody, nobody, untold, wordless } from "../round/electorate/nameless.ts"

/** A round as it opens, without who its electors are. */
export const unnamedElectors = (body: EventBody<"round-opened">): EventBody<"round-opened"> =>
  sidesUntold({ ...body, electorate: body.electorate.map(unnamed) })

/**
 * A result without members and sides. The reasons keep their order, because groups refer to their places. The roll is
 * removed, because members who collected a ballot were present.
 */
export const roundWithoutNames = (body: EventBody<"round-revealed">): EventBody<"round-revealed"> => ({
  ...body,
  answers: body.answers && unsigned(body.answers),
  ...(body.reasons && { reasons: body.reasons.map(one => ({ ...one, member: null })) }),
  ...untold(body),
  roll: null,
})

export const unsigned = (answers: readonly RevealedAnswer[]): RevealedAnswer[] =>
  answers
    .map(one => ({ ...heardByNobody(one), answer: wordless(one.answer) }))
    .toSorted(bySaying)
    .map(one => ({ ...one, member: null, side: null }))

const unnamed = <T extends Elector>({ delegate: _, ...elector }: T) => ({ ...elector, member: nobody, side: null })

/**
 * Empties the list of left-out sides, because only the room may know which side was left out. The empty list still says
 * that a side was left out, which limits the level.
 */
const sidesUntold = <T extends { recusedSides?: SideId[] | undefined }>(body: T): T =>
  body.recusedSides === undefined ? body : { ...body, recusedSides: [] }

/** Keeps the record's tally, and removes the positions of persons and sides, which only the room may read. */
export const recordWithoutNames = (body: RecordBody): RecordBody => ({
  ...sidesUntold(body),
  ...untold(body),
  electorate: body.electorate.map(unnamed),
  sides: [],
  positions: body.positions
    .map(one => ({ ...unnamed(heardByNobody(one)), position: wordless(one.position) }))
    .toSorted((a, b) => bySaying({ answer: a.position, spoken: a.spoken }, { answer: b.position, spoken: b.spoken })),
  objections: body.objections.map(one => ({ ...one, by: nobody })),
  dissents: body.dissents.map(one => ({ ...one, by: null })),
  recused: body.recused.map(() => nobody),
})

/** A translation without its writer, the way in which it was written, and the people whose words it joins. */
export function translationWithoutWriter(body: EventBody<"translation-given">): EventBody<"translation-given"> {
  const { writer, personal } = body
  const unsignedWords = { ...personal, ...(personal.authors && { authors: [] }) }
  return { ...body, drafted: "person", ...(writer && { writer: null }), personal: unsignedWords }
}

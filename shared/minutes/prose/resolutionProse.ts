import type { Addition, RecordRow } from "../../fold/recordState.ts"
import type { MemberId, SaidKey } from "../../model/ids.ts"
import type { Lang } from "../../model/terms.ts"
import type { Spoken } from "../../model/texts.ts"
import type { AdditionKind } from "../../rules/record/afterwards/additions.ts"
import { additionKey } from "../../rules/said/inRecords.ts"
import { reasonKey } from "../../rules/said/inRounds.ts"
import { livingWords } from "../living/words.ts"
import { recordFigures } from "../proceedings/figures.ts"
import { numberOf } from "../proceedings/lookup.ts"
import { dayIn } from "../time/clocks.ts"
import { timeTold } from "../time/timeTold.ts"
import { factWords } from "../words/facts.ts"
import { leftOutSentence } from "./leftOut.ts"
import { type Paragraph, quote, type Writing } from "./paragraph.ts"

type Said = Pick<Addition, "at" | "text" | "withdrawn"> & { by: MemberId | null; key: SaidKey }

/**
 * Renders a declared record: its level, figures and text, the sides that were left out, and the reservations, dissents
 * and changes that members stated.
 */
export function resolutionProse({ proceedings, words, name }: Writing, record: RecordRow): Paragraph[] {
  const { state, session } = proceedings
  const { body, number, declaredAt } = record
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const reserved = body.positions
    .filter(({ position }) => position.position === "reserve")
    .map(({ member, position }) => ({
      by: member,
      text: { lang: position.lang, text: position.reason },
    }))
  const inRound = (one: Pick<Said, "by" | "text">) => ({
    ...one,
    at: declaredAt,
    key: reasonKey(body.round, one.by, one.text.text),
  })
  const added = (one: Addition): Said => ({ ...one, key: additionKey(record.id, one.seq) })
  const reservations: Said[] = [...reserved.map(inRound), ...record.reservations.map(added)]
  const dissents: Said[] = [...body.dissents.map(inRound), ...record.dissents.map(added)]
  const said = (kind: AdditionKind, { by, at, text, withdrawn, key }: Said, sentence: string): Paragraph[] => {
    const place = `${kind} ${by} ${at}`
    if (withdrawn === undefined) return [{ ...plain(sentence), place }, quote(text, key)]
    const time = timeTold(session, withdrawn, words.lang)
    return [{ ...plain(words.besideWithdrawn({ kind, name: name(by, at), n: number, time })), place }]
  }
  return [
    plain(words.resolution(number, body.level, recordFigures(state, record), numberOf(state, body.supersedes))),
    quote(wordingIn(record, words.lang)),
    ...(body.reviewOn === undefined ? [] : [plain(livingWords(words.lang).inBody(dayIn(words.lang, body.reviewOn)))]),
    ...leftOutSentence(state, body.recusedSides, words.lang).map(plain),
    ...(record.state === "declared" ? [{ ...plain(words.toBeConfirmed(number)), place: "unconfirmed" }] : []),
    ...reservations.flatMap(one => said("reservation", one, words.reservation(name(one.by, one.at)))),
    ...dissents.flatMap(one => said("dissent", one, words.dissent(name(one.by, one.at)))),
    ...record.changes
      .map(added)
      .flatMap(one => said("change", one, factWords(words.lang).stated(name(one.by, one.at), number))),
  ]
}

/** Returns the adopted text in the wished language, or else in the first authentic language. */
function wordingIn({ body: { texts } }: RecordRow, wished: Lang): Spoken {
  const found =
    texts.find(({ lang, text }) => lang === wished && text !== "") ?? texts.find(one => one.authentic) ?? texts[0]
  return { lang: found?.lang ?? wished, text: found?.text ?? "" }
}

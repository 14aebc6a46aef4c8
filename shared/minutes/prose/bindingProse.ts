import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { SaidKey } from "../../model/said.ts"
import type { Lang } from "../../model/terms.ts"
import type { NameThen } from "../../rules/people/namesOfTheDay.ts"
import { erratumObjectionKey } from "../../rules/said/inRecords.ts"
import { adoptionOf, type Bound, type Came, cameOf, type ErratumEnded } from "../proceedings/bindings.ts"
import { bindingWords, type CameSaid } from "../words/binding.ts"

interface Paragraph {
  lang: Lang
  text: string
  quoted: boolean
  said?: SaidKey
}

/** Renders a proposal about a record, step by step: the proposal, the proposed text as a quotation, and the result. */
export function boundProse(
  { act, record, wording, by, at, reason, came }: Bound,
  lang: Lang,
  name: NameThen,
): Paragraph[] {
  const words = bindingWords(lang)
  const plain = (text: string): Paragraph => ({ lang, text, quoted: false })
  return [
    plain(words.proposed(act, name(by, at), record.number, reason)),
    ...(wording ? [{ ...wording, quoted: true }] : []),
    plain(words.came(said(came, name), record.number)),
  ]
}

function said(came: Came, name: NameThen): CameSaid {
  switch (came.state) {
    case "confirmed":
      return { state: "confirmed", by: came.by.map(({ by, at }) => name(by, at)) }
    case "refused":
      return { ...came, by: name(came.by, came.at) }
    case "open":
    case "alone":
    case "taken-back":
      return came
  }
}

export function erratumProse(
  { record: { id, number }, erratum }: ErratumEnded,
  lang: Lang,
  name: NameThen,
): Paragraph[] {
  const words = bindingWords(lang)
  const { objection } = erratum
  const text = objection
    ? words.erratumObjected(number, name(objection.by, objection.at))
    : words.erratumInForce(number)
  const quoted = objection ? objection.reason : { lang: erratum.lang, text: erratum.text }
  return [
    { lang, text, quoted: false },
    { ...quoted, quoted: true, ...(objection && { said: erratumObjectionKey(id, erratum.id) }) },
  ]
}

/**
 * Renders who proposed and confirmed the adoption of the minutes. Like the fingerprint, these lines are printed below
 * the adopted text.
 */
export function adoptionProse(state: State, session: Session, lang: Lang, name: NameThen): string[] {
  const proposal = session.minutes.adoptedAt === null ? null : adoptionOf(state, session)
  if (!proposal) return []
  const words = bindingWords(lang)
  const { asker, at, reason } = proposal
  // the minutes describe the log only up to the adoption, and in that log the proposal is still open
  const came = cameOf({ ...proposal, state: "carried" })
  return [words.adoption(name(asker, at)), words.adoptionCame(said(came, name), reason)]
}

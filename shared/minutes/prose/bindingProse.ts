import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import type { NameThen } from "../../rules/people/namesOfTheDay.ts"
import { adoptionOf, type Bound, type Came, cameOf, type ErratumEnded } from "../proceedings/bindings.ts"
import { bindingWords, type CameSaid } from "../words/binding.ts"
import { withHonorific } from "../words/honorific.ts"

/** A paragraph of the prose. */
interface Paragraph {
  lang: Lang
  text: string
  quoted: boolean
}

const conjunctions: Readonly<Record<Lang, Intl.ListFormat>> = {
  en: new Intl.ListFormat("en", { type: "conjunction" }),
  zh: new Intl.ListFormat("zh", { type: "conjunction" }),
  ja: new Intl.ListFormat("ja", { type: "conjunction" }),
}

/** One sentence for each step: the proposal, the words that it is about, and its result. */
export function boundProse(
  { act, record, wording, by, at, reason, came }: Bound,
  lang: Lang,
  name: NameThen,
): Paragraph[] {
  const words = bindingWords[lang]
  const plain = (text: string): Paragraph => ({ lang, text, quoted: false })
  return [
    plain(words.proposed(act, name(by, at), record.number, reason)),
    ...(wording ? [{ ...wording, quoted: true }] : []),
    plain(words.came(said(came, lang, name), record.number)),
  ]
}

function said(came: Came, lang: Lang, name: NameThen): CameSaid {
  const called = (member: string | null, at: Instant) =>
    lang === "ja" ? withHonorific(name(member, at)) : name(member, at)
  switch (came.to) {
    case "confirmed":
      return { to: "confirmed", by: conjunctions[lang].format(came.by.map(({ by, at }) => called(by, at))) }
    case "refused":
      return { ...came, by: called(came.by, came.at) }
    case "open":
    case "alone":
    case "taken-back":
      return came
  }
}

export function erratumProse({ record: { number }, erratum }: ErratumEnded, lang: Lang, name: NameThen): Paragraph[] {
  const words = bindingWords[lang]
  const { objection } = erratum
  const text = objection
    ? words.erratumObjected(number, name(objection.by, objection.at))
    : words.erratumInForce(number)
  const quoted = objection ? objection.reason : { lang: erratum.lang, text: erratum.text }
  return [
    { lang, text, quoted: false },
    { ...quoted, quoted: true },
  ]
}

/** The line about who adopted the minutes. Like the fingerprint, it stands below the adopted words. */
export function adoptionProse(state: State, session: Session, lang: Lang, name: NameThen): string[] {
  const proposal = session.minutes.adoptedAt === null ? null : adoptionOf(state, session)
  if (!proposal) return []
  const words = bindingWords[lang]
  const { asker, at, reason } = proposal
  // the minutes tell of the log up to their adoption, which the end of the proposal follows
  const came = cameOf({ ...proposal, state: "carried" })
  return [words.adoption(name(asker, at)), words.adoptionCame(said(came, lang, name), reason)]
}

import type { Session } from "../../fold/sessionState.ts"
import type { Proposal, State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"
import type { NameThen } from "../../rules/people/namesOfTheDay.ts"
import { erratumObjectionKey } from "../../rules/said/inRecords.ts"
import { tellsObjections } from "../changes/seatsTogether.ts"
import type { SettingChange } from "../changes/settingChanges.ts"
import { adoptionOf, type Bound, type Came, cameOf, type ErratumEnded, reasonFor } from "../proceedings/bindings.ts"
import { textIn } from "../proceedings/lookup.ts"
import type { Proceedings } from "../proceedings/proceedings.ts"
import { timeTold } from "../time/timeTold.ts"
import { bindingWords, type CameSaid } from "../words/binding.ts"
import { settingWords } from "../words/settings.ts"
import { type Paragraph, withReason } from "./paragraph.ts"

/** Renders a proposal about a record, step by step: the proposal, the proposed text as a quotation, and the result. */
export function boundProse(
  { act, record, wording, by, at, reason, came }: Bound,
  lang: Lang,
  name: NameThen,
): Paragraph[] {
  const words = bindingWords(lang)
  return [
    withReason(lang, reason, why => words.proposed(act, name(by, at), record.number, why)),
    ...(wording ? [{ ...wording, quoted: true }] : []),
    cameProse(came, lang, name, told => words.came(told, record.number)),
  ]
}

/** Renders the result of a proposal. Only a refusal has a reason of its own. */
function cameProse(came: Came, lang: Lang, name: NameThen, sentence: (told: CameSaid) => string): Paragraph {
  if (came.state !== "refused") return { lang, text: sentence(said(came, name)), quoted: false }
  const by = name(came.by, came.at)
  return withReason(lang, came.reason, reason => sentence({ state: "refused", by, reason }))
}

function said(came: Exclude<Came, { state: "refused" }>, name: NameThen): CameSaid {
  switch (came.state) {
    case "confirmed":
      return { state: "confirmed", by: came.by.map(({ by, at }) => name(by, at)) }
    case "open":
    case "alone":
    case "taken-back":
      return came
  }
}

/** Renders who agreed to the terms of the panel, and each proposed change of a setting with its result. */
export function settingsProse(
  { state, session, settings }: Pick<Proceedings, "state" | "session" | "settings">,
  lang: Lang,
  name: NameThen,
): Paragraph[] {
  const words = settingWords(lang)
  const { agreed, changes } = settings
  const sides = agreed.map(({ side, by, at }) => ({
    side: textIn(side.title, lang).text,
    name: name(by, at),
    time: timeTold(session, at, lang),
  }))
  const one: Paragraph[] = sides.length > 0 ? [{ lang, text: words.agreed(sides), quoted: false }] : []
  return [...one, ...changes.flatMap(change => settingProse(state, session, change, lang, name))]
}

function settingProse(
  state: State,
  session: Session,
  { about, proposal }: SettingChange,
  lang: Lang,
  name: NameThen,
): Paragraph[] {
  const words = settingWords(lang)
  const { asker, at } = proposal
  const by = asker === null ? "" : name(asker, at)
  const proposed = words.proposed(state, about, by, instant => timeTold(session, instant, lang))
  const came = cameOf(proposal)
  if (came.state === "alone" && asker !== null)
    return [{ lang, text: proposed, quoted: false }, aloneProse(proposal, lang)]
  const said = withReason(lang, reasonFor(proposal), why => words.because(proposed, why))
  // an administrator is nobody who could not ask others
  return came.state === "alone"
    ? [said]
    : [said, cameProse(came, lang, name, told => bindingWords(lang).came(told, null))]
}

/** Renders that the asker decided alone, and why (DOMAIN C4). */
const aloneProse = (proposal: Proposal, lang: Lang): Paragraph =>
  withReason(lang, reasonFor(proposal), bindingWords(lang).alone)

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
export function adoptionProse(state: State, session: Session, lang: Lang, name: NameThen): Paragraph[] {
  const proposal = session.minutes.adoptedAt === null ? null : adoptionOf(state, session)
  if (!proposal) return []
  const words = bindingWords(lang)
  const { asker, at } = proposal
  // the minutes describe the log only up to the adoption, and in that log the proposal is still open
  const came = cameOf({ ...proposal, state: "carried" })
  const said = words.adoption(name(asker, at))
  const proposed = { lang, text: said, quoted: false }
  if (came.state === "alone") return [proposed, aloneProse(proposal, lang)]
  const because = tellsObjections(session)
    ? withReason(lang, reasonFor(proposal), why => settingWords(lang).because(said, why))
    : proposed
  return [because, cameProse(came, lang, name, told => words.came(told, null))]
}

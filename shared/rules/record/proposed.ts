import type { ProposedAct } from "../../contract/events/proposal.ts"
import type { EditorialMark, RecordRow } from "../../fold/recordState.ts"
import type { Proposal, State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"
import { isAwaited, sameAct } from "../people/consent/consent.ts"
import { liftedText } from "../text/drift.ts"

/** Proposals about a record that wait for the consent of others, oldest first. */
export const proposalsOn = (state: State, { id }: RecordRow): Proposal[] =>
  Object.values(state.proposals)
    .filter(one => "record" in one.about && one.about.record === id && isAwaited(state, one))
    .toSorted((a, b) => a.at - b.at)

/** The proposal to adopt a session's minutes that waits for the consent of others; null if there is none. */
export const adoptionAwaited = (state: State, session: string): Proposal | null =>
  Object.values(state.proposals).find(
    one => one.about.act === "adopt" && one.about.session === session && isAwaited(state, one),
  ) ?? null

/** The proposal to publish a session's minutes that waits for the consent of others; null if there is none. */
export const publicationAwaited = (state: State, session: string): Proposal | null =>
  Object.values(state.proposals).find(
    one => one.about.act === "publish" && one.about.session === session && isAwaited(state, one),
  ) ?? null

/** The last proposal to adopt a session's minutes, if it was refused; null otherwise. */
export function adoptionRefused(state: State, session: string): Proposal | null {
  const last = Object.values(state.proposals)
    .filter(({ about }) => about.act === "adopt" && about.session === session)
    .toSorted((a, b) => a.at - b.at)
    .at(-1)
  return last?.state === "refused" ? last : null
}

/** Milliseconds for which the asker of a refused proposal reads so on the panel's pages. */
const refusalToldMs = 7 * 86_400_000

/**
 * The refused proposals of an asker, newest first, until the asker proposes the same act again. Without the adoptions of
 * minutes, whose refusal stands on their page.
 */
export function refusedLately(state: State, asker: string, now: number): Proposal[] {
  const own = Object.values(state.proposals).filter(one => one.asker === asker && one.about.act !== "adopt")
  const again = (one: Proposal) => own.some(other => other.at > one.at && sameAct(one.about, other.about))
  return own
    .filter(one => one.state === "refused" && one.ended !== null && one.ended.at > now - refusalToldMs && !again(one))
    .toSorted((a, b) => b.at - a.at)
}

/** Two wordings of one text. A page marks their difference. */
export interface Wordings {
  before: string
  now: string
  lang: Lang
}

/** The wordings before and after a proposal; null if the proposal changes no text. */
export function wordingsOf(state: State, about: ProposedAct): Wordings | null {
  if (about.act !== "erratum" && about.act !== "editorial") return null
  const record = state.records[about.record]
  if (!record) return null
  if (about.act === "editorial") return markedWordings(record, { text: about.now })
  const before = record.body.texts.find(({ lang }) => lang === about.lang)?.text ?? ""
  return { before, now: about.text, lang: about.lang }
}

export function markedWordings(record: RecordRow, { text: now }: Pick<EditorialMark, "text">): Wordings | null {
  const lifted = liftedText(record)
  return lifted && { before: lifted.text, now, lang: lifted.lang }
}

/**
 * The confirmations of a proposal that led to an erratum or an editorial mark. Empty if an earlier version of Plenary
 * stored the erratum or the mark, because neither needed consent then.
 */
export const consentsTo = ({ proposals }: State, proposal: string | undefined): Proposal["confirmations"] =>
  (proposal === undefined ? undefined : proposals[proposal])?.confirmations ?? []

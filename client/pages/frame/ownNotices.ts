import { html, nothing } from "lit"
import type { Me } from "../../../shared/contract/queries.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { callOffsUnseen, changesUnseen, openingsOf } from "../../../shared/rules/gate/opening.ts"
import { consentsDue } from "../../../shared/rules/law/consents.ts"
import { ownNotice, ownRow } from "../../../shared/rules/law/ownRow.ts"
import { isAskedToAgree } from "../../../shared/rules/people/consent/terms.ts"
import { renamingsUnseen } from "../../../shared/rules/people/namesOfTheDay.ts"
import { requiresAccount } from "../../../shared/rules/people/seats/accounts.ts"
import { declinedOf } from "../../../shared/rules/record/corrections.ts"
import { owesConsent } from "../../../shared/rules/settings.ts"
import type { CommandWanted } from "../../elements/session/kit/commandWanted.ts"
import { pathHere } from "../../site/site.ts"
import type { SessionConnection } from "../../state/live.ts"
import { LazyModule } from "../../state/loading/lazyModule.ts"

const consents = new LazyModule(() => import("../../elements/people/plenary-attribution-consent.ts"))
const privacyNotices = new LazyModule(() => import("../../elements/people/plenary-privacy-consent.ts"))
const accountDue = new LazyModule(() => import("../signIn/plenary-account-due.ts"))
const notices = new LazyModule(() => import("../../elements/people/plenary-own-notices.ts"))

/**
 * Shows the reader the changes that others made to the reader's data, and the consents that the reader owes. The code
 * of the notices is imported only if there are any. Every page of the workspace calls this function.
 */
export function ownNotices(live: SessionConnection, slug: string, state: State, me: Me) {
  const member = ownRow(state, me)
  if (!member) return nothing
  const send = (event: CommandWanted): void => {
    event.stopPropagation()
    event.answer = live.send(event.kind, event.body)
    // an observer reads their own consents in the answer of the page alone
    if (me.privacy) void event.answer.then(() => live.open())
  }
  return html`${accounting(live, slug, state, me)} ${consenting(state, member, send)} ${noticing(state, member, me, send)} ${told(slug, state, member, send)}`
}

/** Asks the reader to let an account keep a seat that votes, where the panel requires one (DOMAIN SI11). */
function accounting(live: SessionConnection, slug: string, state: State, { role, kept }: Me) {
  if (kept || !requiresAccount(state, role) || accountDue.wanted().state !== "there") return nothing
  return html`<plenary-account-due class="no-print" .slug=${slug} .kept=${() => void live.open()}></plenary-account-due>`
}

type Send = (event: CommandWanted) => void

/** Asks for the reader's consent to the current attribution policy, if the reader has agreed only to another one. */
function consenting(state: State, member: Member, send: Send) {
  if (!state.workspace || !owesConsent(state, member) || consents.wanted().state !== "there") return nothing
  return html`<plenary-attribution-consent class="no-print" .attribution=${state.workspace.attribution} .seat=${member.role} @command-wanted=${send}></plenary-attribution-consent>`
}

/** Asks for the consent to the privacy notice, or to the transfer, that the reader owes (DOMAIN PN2, PN4). */
function noticing(state: State, member: Member, me: Me, send: Send) {
  const privacy = state.workspace?.privacy
  const [due] = consentsDue(state, member)
  if (!privacy || !due || privacyNotices.wanted().state !== "there") return nothing
  return html`<plenary-privacy-consent class="no-print" .privacy=${ownNotice(privacy, me)} .periods=${state.workspace?.retention?.periods ?? {}} .consents=${member.consents ?? {}} .due=${due} @command-wanted=${send}></plenary-privacy-consent>`
}

function told(slug: string, state: State, member: Member, send: Send) {
  const asked = isAskedToAgree(state, member) && pathHere() !== `/w/${slug}/terms`
  const byOthers = changesUnseen(state, member).length + callOffsUnseen(state, member).length
  const changed = asked || byOthers > 0 || openingsOf(state).length > 0
  const ofOthers = member.proposedInterest || member.addressSet || declinedOf(state, member.id).length > 0
  if (renamingsUnseen(member).length === 0 && !ofOthers && !changed) return nothing
  if (notices.wanted().state !== "there") return nothing
  return html`<plenary-own-notices class="no-print" .state=${state} .member=${member} .base=${`/w/${slug}`} @command-wanted=${send}></plenary-own-notices>`
}

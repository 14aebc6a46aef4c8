import type { ProposedAct } from "../../../../shared/contract/events/proposal.ts"
import type { Proposal, State } from "../../../../shared/fold/state.ts"
import { askedToConsent } from "../../../../shared/rules/people/consent/consent.ts"
import { nameInProposal } from "../../../../shared/rules/readings/proposals.ts"
import { proposalKey } from "../../../../shared/rules/said/inThreads.ts"
import { list } from "../../formats.ts"
import { msg } from "../../msg.ts"
import { memberName } from "../../names.ts"
import { languageName, roleName } from "../../terms/terms.ts"
import { plain } from "../../texts.ts"
import { termsChangeWords } from "./termsWords.ts"

/**
 * The label of the button that confirms a proposal: a verb and its object. `name`: the member or the record that the
 * proposal concerns.
 */
export function confirmWords(act: ProposedAct["act"], name: string): string {
  switch (act) {
    case "seat":
      return msg("proposal.confirmSeat", { name })
    case "change":
      return msg("proposal.confirmChange", { name })
    case "remove":
      return msg("proposal.confirmRemove", { name })
    case "reissue":
      return msg("proposal.confirmReissue", { name })
    case "withdraw":
      return msg("proposal.confirmWithdraw", { name })
    case "erratum":
      return msg("proposal.confirmErratum", { name })
    case "editorial":
      return msg("proposal.confirmEditorial", { name })
    case "adopt":
      return msg("proposal.confirmAdopt")
    case "accounts":
    case "access":
    case "embargo":
    case "terms":
      return msg("policy.confirm", { act })
    case "publish":
      return msg("policy.confirmPublish")
  }
}

/**
 * The label of the button that opens the minutes. An adoption is confirmed on the minutes' page, which shows the text
 * to adopt.
 */
export const readAndConfirm = (): string => msg("act.readAndConfirm")

/** Announces a proposal to everybody whom it concerns, while its confirmation is pending. */
export function toldWords(act: ProposedAct["act"], name: string): string {
  switch (act) {
    case "withdraw":
      return msg("proposal.toldWithdraw", { name })
    case "erratum":
      return msg("proposal.toldErratum", { name })
    case "editorial":
      return msg("proposal.toldEditorial", { name })
    case "adopt":
      return msg("proposal.toldAdopt")
    case "accounts":
    case "access":
    case "embargo":
    case "terms":
      return msg("policy.told", { act })
    case "publish":
      return msg("policy.toldPublish")
    case "seat":
    case "change":
    case "remove":
    case "reissue":
      return confirmWords(act, name)
  }
}

/** Says that a proposal was refused and that nothing has changed. `name`: the member or the record that it concerns. */
export function refusedWords(act: ProposedAct["act"], by: string, name: string): string {
  switch (act) {
    case "withdraw":
      return msg("proposal.refusedWithdraw", { by, name })
    case "erratum":
      return msg("proposal.refusedErratum", { by, name })
    case "editorial":
      return msg("proposal.refusedEditorial", { by, name })
    case "accounts":
    case "access":
    case "embargo":
    case "terms":
      return msg("policy.refused", { act, by })
    case "publish":
      return msg("policy.refusedPublish", { by })
    case "adopt":
      return msg("proposal.refusedAdopt", { by })
    case "seat":
    case "change":
    case "remove":
    case "reissue":
      return msg("proposal.refusedSeat", { by, name })
  }
}

export function recalledWords(act: ProposedAct["act"], by: string, name: string): string {
  switch (act) {
    case "withdraw":
      return msg("proposal.recalledWithdraw", { by, name })
    case "erratum":
      return msg("proposal.recalledErratum", { by, name })
    case "editorial":
      return msg("proposal.recalledEditorial", { by, name })
    case "accounts":
    case "access":
    case "embargo":
    case "terms":
      return msg("policy.recalled", { act, by })
    case "publish":
      return msg("policy.recalledPublish", { by })
    default:
      return msg("proposal.recalledAdopt", { by })
  }
}

export const refuseWords = (): string => msg("proposal.refuse")
export const takeBackWords = (): string => msg("proposal.takeBack")

/** Says what is proposed, who proposes it, and the consequences once it is confirmed. */
export function proposalWords(state: State, { about, asker }: Proposal): string {
  const name = "member" in about ? memberName(state, about.member) : nameInProposal(state, { about })
  const by = memberName(state, asker)
  switch (about.act) {
    case "seat":
      return msg("proposal.seat", { by, name })
    case "change": {
      const side = state.sides.find(({ id }) => id === about.side)
      const seat = side ? `${roleName(about.role)}, ${plain(side.title)}` : roleName(about.role)
      return msg("proposal.change", { by, name, seat })
    }
    case "remove":
      return msg("proposal.remove", { by, name })
    case "reissue":
      return msg("proposal.reissue", { by, name })
    case "withdraw":
      return msg("proposal.withdraw", { by, name })
    case "erratum": {
      const language = languageName(about.lang)
      return msg("proposal.erratum", { by, name, language })
    }
    case "editorial":
      return msg("proposal.editorial", { name, by })
    case "adopt":
      return msg("proposal.adopt", { by })
    case "accounts":
      return about.required ? msg("policy.accountsOn", { by }) : msg("policy.accountsOff", { by })
    case "access":
      return msg("policy.access", { by })
    case "embargo":
      return msg("policy.embargo", { by })
    case "terms":
      return msg("policy.terms", { by, change: termsChangeWords(state, about.change) })
    case "publish":
      return msg("policy.publish", { by })
  }
}

export const erratumWords = (n: number, time: string): string => msg("ask.erratum", { n, time })

export const othersConfirm = (): string => msg("proposal.othersConfirm")

export const aloneWords = (): string => msg("proposal.alone")

/** Explains the consequences of adopting the minutes, before the adoption is proposed or confirmed. */
export const adoptionFollows = (): string => msg("proposal.adoptFollows")

/** Explains that an adoption applies to exactly the shown text of the minutes. */
export const wordsStated = (): string => msg("proposal.wordsStated")

/** Names the members who have yet to answer a proposal. Empty if the proposal has ended. */
export const awaitedWords = (state: State, proposal: Proposal): string => {
  const names = list(askedToConsent(state, proposal).map(member => memberName(state, member)))
  return names && msg("proposal.waitsFor", { names })
}

export const reasonWords = (reason: string): string => msg("form.reasonGiven", { reason })

/** Tells a panelist that their seat belongs to no electorate yet. `names`: the members who may confirm the seat. */
export function unconfirmedWords(names: readonly string[]): string {
  const who = list(names)
  return who ? msg("ask.unconfirmed", { who }) : msg("ask.unconfirmedAlone")
}

/** The reason for a proposal, as a text that somebody said. */
export const proposalSaid = ({ id, asker, at, reason, reasonLang }: Proposal) => ({
  key: proposalKey(id, "reason"),
  lang: reasonLang ?? null,
  text: reason,
  by: asker,
  at,
})

/** The reason for which a proposal was refused, as a text that somebody said. */
export const refusalSaid = ({ id, ended }: Proposal) => ({
  key: proposalKey(id, "refused"),
  lang: ended?.reasonLang ?? null,
  text: ended?.reason ?? "",
  by: ended?.by ?? null,
  at: ended?.at ?? 0,
})

import { msg, str } from "@lit/localize"
import type { ProposedAct } from "../../../shared/contract/events/proposal.ts"
import type { Proposal, State } from "../../../shared/fold/state.ts"
import { askedToConsent } from "../../../shared/rules/people/consent/consent.ts"
import { nameInProposal } from "../../../shared/rules/readings/proposals.ts"
import { list } from "../formats.ts"
import { memberName } from "../names.ts"
import { languageName, roleName } from "../terms/terms.ts"
import { plain } from "../texts.ts"

/** The button that gives consent: a verb and its object. `name`: the member or the record that it is about. */
export function confirmWords(act: ProposedAct["act"], name: string): string {
  switch (act) {
    case "seat":
      return msg(str`Confirm the seat of ${name}`, { id: "proposal.confirmSeat" })
    case "change":
      return msg(str`Confirm that the seat of ${name} changes`, { id: "proposal.confirmChange" })
    case "remove":
      return msg(str`Confirm that ${name} is removed`, { id: "proposal.confirmRemove" })
    case "reissue":
      return msg(str`Confirm that the seat of ${name} is reissued`, { id: "proposal.confirmReissue" })
    case "withdraw":
      return msg(str`Confirm the withdrawal of ${name}`, { id: "proposal.confirmWithdraw" })
    case "erratum":
      return msg(str`Confirm the erratum to ${name}`, { id: "proposal.confirmErratum" })
    case "editorial":
      return msg(str`Confirm the editorial mark beside ${name}`, { id: "proposal.confirmEditorial" })
    case "adopt":
      return msg("Confirm the adoption of the minutes", { id: "proposal.confirmAdopt" })
  }
}

/** Leads to the minutes: an adoption is confirmed beside the words that it adopts. */
export const readAndConfirm = (): string => msg("Read the minutes and confirm", { id: "act.readAndConfirm" })

/** Told to everybody whom it concerns while others are asked. */
export function toldWords(act: ProposedAct["act"], name: string): string {
  switch (act) {
    case "withdraw":
      return msg(str`It is proposed to withdraw ${name}. The other chairs are asked.`, { id: "proposal.toldWithdraw" })
    case "erratum":
      return msg(str`An erratum to ${name} is proposed. The other chairs are asked.`, { id: "proposal.toldErratum" })
    case "editorial":
      return msg(str`It is proposed to mark the note's difference from ${name} as editorial.`, {
        id: "proposal.toldEditorial",
      })
    case "adopt":
      return msg("It is proposed to adopt the minutes. The other chairs are asked.", { id: "proposal.toldAdopt" })
    case "seat":
    case "change":
    case "remove":
    case "reissue":
      return confirmWords(act, name)
  }
}

/** To everybody: the others have said no, and nothing has changed. */
export function refusedWords(act: ProposedAct["act"], by: string, name: string): string {
  switch (act) {
    case "withdraw":
      return msg(str`${by} refused the withdrawal of ${name}, which stands.`, { id: "proposal.refusedWithdraw" })
    case "erratum":
      return msg(str`${by} refused the erratum to ${name}.`, { id: "proposal.refusedErratum" })
    case "editorial":
      return msg(str`${by} refused the editorial mark beside ${name}.`, { id: "proposal.refusedEditorial" })
    default:
      return msg(str`${by} refused the adoption of the minutes.`, { id: "proposal.refusedAdopt" })
  }
}

export function recalledWords(act: ProposedAct["act"], by: string, name: string): string {
  switch (act) {
    case "withdraw":
      return msg(str`${by} took back the proposal to withdraw ${name}.`, { id: "proposal.recalledWithdraw" })
    case "erratum":
      return msg(str`${by} took back the proposed erratum to ${name}.`, { id: "proposal.recalledErratum" })
    case "editorial":
      return msg(str`${by} took back the proposed editorial mark beside ${name}.`, { id: "proposal.recalledEditorial" })
    default:
      return msg(str`${by} took back the proposal to adopt the minutes.`, { id: "proposal.recalledAdopt" })
  }
}

export const refuseWords = (): string => msg("Refuse with a reason", { id: "proposal.refuse" })
export const takeBackWords = (): string => msg("Take the proposal back", { id: "proposal.takeBack" })

/** What is asked for, by whom, and what follows when it is confirmed. */
export function proposalWords(state: State, { about, asker }: Proposal): string {
  const name = "member" in about ? memberName(state, about.member) : nameInProposal(state, { about })
  const by = memberName(state, asker)
  switch (about.act) {
    case "seat":
      return msg(str`${by} asks that ${name} answers in rounds. Until you confirm, ${name} reads and writes only.`, {
        id: "proposal.seat",
      })
    case "change": {
      const side = state.sides.find(({ id }) => id === about.side)
      const seat = side ? `${roleName(about.role)}, ${plain(side.title)}` : roleName(about.role)
      return msg(str`${by} asks that the seat of ${name} becomes: ${seat}. This changes who answers in rounds.`, {
        id: "proposal.change",
      })
    }
    case "remove":
      return msg(str`${by} asks that ${name} is removed from the panel. What ${name} answered stays.`, {
        id: "proposal.remove",
      })
    case "reissue":
      return msg(
        str`${by} asks that the seat of ${name} is reissued because its owner cannot sign in. Every sign-in of the seat ends, and a new invitation opens it.`,
        { id: "proposal.reissue" },
      )
    case "withdraw":
      return msg(str`${by} proposes to withdraw ${name}. ${name} stands until the others have confirmed.`, {
        id: "proposal.withdraw",
      })
    case "erratum": {
      const language = languageName(about.lang)
      return msg(
        str`${by} proposes an erratum to ${name} (${language}). Once the others have confirmed, members can object for 72 hours; then it comes into force.`,
        { id: "proposal.erratum" },
      )
    }
    case "editorial":
      return msg(
        str`The note differs from ${name}. ${by} proposes to mark the difference as editorial: the note then stands beside ${name} without a badge.`,
        { id: "proposal.editorial" },
      )
    case "adopt":
      return msg(str`${by} proposes to adopt the minutes.`, { id: "proposal.adopt" })
  }
}

export const erratumWords = (n: number, time: string): string =>
  msg(str`An erratum to CR-${n} was proposed. You can object until ${time}.`, { id: "ask.erratum" })

export const othersConfirm = (): string =>
  msg(
    "The others confirm or refuse it: with sides a co-moderator or deputy of every other side, without sides the secretary or another moderator.",
    { id: "proposal.othersConfirm" },
  )

export const aloneWords = (): string =>
  msg("Nobody else can confirm this now, so you decide alone. The minutes print your reason.", {
    id: "proposal.alone",
  })

/** What adoption does to everybody, said before it is proposed or confirmed. */
export const adoptionFollows = (): string =>
  msg(
    "Adopting the minutes ends everybody's right to add a reservation or a dissent. Records that wait for a confirmation lapse.",
    { id: "proposal.adoptFollows" },
  )

/** Why somebody who adopts has read these words and no others. */
export const wordsStated = (): string =>
  msg(
    "The adoption states a hash of the words that stand below. If they change before it is confirmed, it cannot be confirmed.",
    {
      id: "proposal.wordsStated",
    },
  )

/** Whose answer is awaited; empty where it has ended. */
export const awaitedWords = (state: State, proposal: Proposal): string => {
  const names = list(askedToConsent(state, proposal).map(member => memberName(state, member)))
  return names && msg(str`Waits for: ${names}`, { id: "proposal.waitsFor" })
}

export const reasonWords = (reason: string): string => msg(str`Reason: ${reason}`, { id: "form.reasonGiven" })

/** To a panelist in no electorate yet; `names`: the members who may confirm the seat. */
export function unconfirmedWords(names: readonly string[]): string {
  const who = list(names)
  return who
    ? msg(str`You can read and write. Rounds ask you once your seat is confirmed: ${who} can do it.`, {
        id: "ask.unconfirmed",
      })
    : msg("You can read and write. Rounds ask you once your seat is confirmed.", { id: "ask.unconfirmedAlone" })
}

import { msg, str } from "@lit/localize"
import type { ProposedAct } from "../../shared/contract/events/proposal.ts"
import type { Proposal, State } from "../../shared/fold/state.ts"
import { askedToConsent } from "../../shared/rules/people/consent.ts"
import { list } from "./formats.ts"
import { nameOf } from "./names.ts"
import { roleName } from "./terms.ts"
import { plain } from "./texts.ts"

/** The button that gives consent: a verb and its object. `name`: the member whom it is about. */
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
  }
}

export const refuseWords = (): string => msg("Refuse with a reason", { id: "proposal.refuse" })
export const takeBackWords = (): string => msg("Take the proposal back", { id: "proposal.takeBack" })

/** What is asked for, by whom, and what follows when it is confirmed. */
export function proposalWords(state: State, { about, asker }: Proposal): string {
  const name = nameOf(state, about.member)
  const by = nameOf(state, asker)
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
  }
}

/** Whose answer is awaited; empty where it has ended. */
export const awaitedWords = (state: State, proposal: Proposal): string => {
  const names = list(askedToConsent(state, proposal).map(member => nameOf(state, member)))
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

import type { ProposedAct } from "../../contract/events/proposal.ts"

/**
 * Where the minutes tell each kind of proposed act, with who confirmed it or why its asker decided alone (DOMAIN C4). The
 * type demands a row of every kind.
 */
const whereTold = {
  seat: "seats",
  change: "seats",
  remove: "seats",
  reissue: "seats",
  withdraw: "records",
  erratum: "records",
  editorial: "records",
  adopt: "adoption",
  accounts: "settings",
  access: "settings",
  embargo: "settings",
  publish: "settings",
  terms: "settings",
} as const satisfies Record<ProposedAct["act"], string>

type Place = (typeof whereTold)[ProposedAct["act"]]
type ActsIn<P extends Place> = {
  [A in ProposedAct["act"]]: (typeof whereTold)[A] extends P ? A : never
}[ProposedAct["act"]]
/** The proposed acts that the minutes tell in one place. */
export type ToldAct<P extends Place> = Extract<ProposedAct, { act: ActsIn<P> }>

export const isToldIn = <P extends Place>(place: P, about: ProposedAct): about is ToldAct<P> =>
  whereTold[about.act] === place

import { refuse } from "../../../../shared/contract/refusals.ts"
import type { PressLink, Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { findPressLink, isPressLinkGood } from "../../../../shared/rules/readings/embargo.ts"
import type { Decision, ReadCommand } from "../../command.ts"
import { serverActor } from "../../serverActor.ts"

/** The parts of a press link's token: the workspace's id, the link's id and the secret, joined by dots. */
export function partsOfPress(token: string): { workspace: string; press: string; secret: string } {
  const [workspace = "", press = "", secret = ""] = token.split(".")
  return { workspace, press, secret }
}

/** The press link that a token opens in this workspace; null if there is none, or if it is no longer valid. */
export function pressLinkOf(
  state: State,
  token: string,
  now: Instant,
  hash: (secret: string) => string,
): { link: PressLink; session: Session } | null {
  const { workspace, press, secret } = partsOfPress(token)
  const found = workspace === state.workspace?.id ? findPressLink(state, press) : null
  return found && isPressLinkGood(found.link, now) && found.link.hash === hash(secret) ? found : null
}

/** Notes that a press link was opened, if it is still valid. */
export const noteOpening = (press: string): ReadCommand =>
  serverActor(({ state, now }): Decision => {
    const found = findPressLink(state, press)
    if (!found || !isPressLinkGood(found.link, now)) return refuse("press-ended")
    return { events: [{ kind: "press-link-opened", body: { session: found.session.id, press } }] }
  })

/** Ends a press link at its time, which closes what it had opened (DOMAIN EM5). */
export const endPressLink = (press: string): ReadCommand =>
  serverActor(({ state, now }): Decision => {
    const found = findPressLink(state, press)
    if (!found || found.link.ended || found.link.until > now) return { events: [] }
    return { events: [{ kind: "press-link-revoked", body: { session: found.session.id, press } }] }
  })

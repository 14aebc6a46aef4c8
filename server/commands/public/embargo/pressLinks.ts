import { refuse } from "../../../../shared/contract/refusals.ts"
import type { PressLink, Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { findPressLink, isPressLinkGood } from "../../../../shared/rules/readings/embargo.ts"
import type { Decision, ReadCommand } from "../../../core/command.ts"
import { serverActor } from "../../../core/serverActor.ts"

/** The parts of a press link's token: the workspace's id, the link's id and the secret, joined by dots. */
export function partsOfPress(token: string): { workspace: string; press: string; secret: string } {
  const [workspace = "", press = "", secret = ""] = token.split(".")
  return { workspace, press, secret }
}

type Opened = { link: PressLink; session: Session }
type Hash = (secret: string) => string

function opened(state: State, token: string, now: Instant, fits: (link: PressLink, secret: string) => boolean) {
  const { workspace, press, secret } = partsOfPress(token)
  const found = workspace === state.workspace?.id ? findPressLink(state, press) : null
  return found && isPressLinkGood(found.link, now) && fits(found.link, secret) ? found : null
}

/** The press link with this token in this workspace; null if there is none, or if it is no longer valid. */
export const pressLinkOf = (state: State, token: string, now: Instant, hash: Hash): Opened | null =>
  opened(state, token, now, (link, secret) => link.hash === hash(secret))

/**
 * The press link that a browser reads by; null if there is none, or if it is no longer valid. A link belongs to the
 * browser that opened it first, whose secret is not the link's. Browsers that opened one under an earlier version hold
 * the link's own.
 */
export const pressHeldBy = (state: State, token: string, now: Instant, hash: Hash): Opened | null =>
  opened(state, token, now, (link, secret) => link.opened.length > 0 && (link.holder ?? link.hash) === hash(secret))

/**
 * Notes that a press link was opened, if it is still valid. `holder`: the hash of the browser's secret at the first
 * opening, null where the browser that holds the link opens it again.
 */
export const noteOpening = (press: string, holder: string | null): ReadCommand =>
  serverActor(({ state, now }): Decision => {
    const found = findPressLink(state, press)
    if (!found || !isPressLinkGood(found.link, now)) return refuse("press-ended")
    if (holder !== null && found.link.opened.length > 0) return refuse("press-taken")
    const by = holder === null ? {} : { holder }
    return { events: [{ kind: "press-link-opened", body: { session: found.session.id, press, ...by } }] }
  })

/** Ends a press link at its time, which closes what it had opened (DOMAIN EM5). */
export const endPressLink = (press: string): ReadCommand =>
  serverActor(({ state, now }): Decision => {
    const found = findPressLink(state, press)
    if (!found || found.link.ended || isPressLinkGood(found.link, now)) return { events: [] }
    return { events: [{ kind: "press-link-revoked", body: { session: found.session.id, press } }] }
  })

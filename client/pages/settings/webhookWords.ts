import type { WebhookMessage } from "../../../shared/contract/queries/webhooks.ts"
import { moment } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"

/** The name of a kind of event. */
export const eventName = (event: WebhookMessage["type"]): string =>
  ({
    "record.declared": () => msg("webhooks.event.record.declared"),
    "record.superseded": () => msg("webhooks.event.record.superseded"),
    "record.withdrawn": () => msg("webhooks.event.record.withdrawn"),
    "session.started": () => msg("webhooks.event.session.started"),
    "session.closed": () => msg("webhooks.event.session.closed"),
    "minutes.sent": () => msg("webhooks.event.minutes.sent"),
    "minutes.published": () => msg("webhooks.event.minutes.published"),
    "round.opened": () => msg("webhooks.event.round.opened"),
    "round.shown": () => msg("webhooks.event.round.shown"),
    "webhook.test": () => msg("webhooks.event.webhook.test"),
  })[event]()

/** How the sending of a message stands, with the reason of the last failure. A paused webhook sends tests alone. */
export function stateWords({ type, state, error, due }: WebhookMessage, isPaused: boolean): string {
  if (state === "done") return msg("webhooks.state.arrived")
  if (state !== "open") return msg("webhooks.state.failed", { why: whyWords(error ?? "internal") })
  if (isPaused && type !== "webhook.test") return msg("webhooks.state.held")
  if (error === null || due === null) return msg("webhooks.state.waits")
  return msg("webhooks.state.again", { why: whyWords(error), time: moment(due) })
}

function whyWords(error: string): string {
  if (/^\d+$/.test(error)) return msg("webhooks.why.status", { n: error })
  switch (error) {
    case "private":
      return msg("webhooks.why.private")
    case "away":
      return msg("webhooks.why.away")
    case "late":
      return msg("webhooks.why.late")
    case "large":
      return msg("webhooks.why.large")
    case "paused":
      return msg("webhooks.why.paused")
    default:
      return msg("webhooks.why.internal")
  }
}

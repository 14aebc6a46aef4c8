import type { AccessEnded } from "../../../shared/contract/live.ts"
import { moment } from "../formats.ts"
import { msg } from "../msg.ts"

export interface AccessEndedWords {
  title: string
  text: string
  advice: string
}

/**
 * Says how a person's access ended, why, and what they can do. `ended` is null if the connection was lost before the
 * server gave a reason.
 */
export function accessEndedWords(ended: AccessEnded | null): AccessEndedWords {
  const title = msg("problem.revoked")
  if (!ended) return { title, text: msg("ended.unknown"), advice: comeBack() }
  const { at, reason } = ended
  const time = at === null ? "" : moment(at)
  const by = ended.by || (ended.why === "suspended" ? administrator() : officer())
  const text = (told: string): string => (reason === "" ? told : msg("ended.reason", { told, reason }))
  switch (ended.why) {
    case "reissued":
      return {
        title: msg("ended.reissuedTitle"),
        text: text(msg("ended.reissued", { by, time })),
        advice: msg("ended.reissuedDo"),
      }
    case "disowned":
      return {
        title: msg("ended.disownedTitle"),
        text: msg("ended.disowned", { time }),
        advice: msg("ended.disownedDo"),
      }
    case "removed":
      return {
        title: msg("ended.removedTitle"),
        text: text(msg("ended.removed", { by, time })),
        advice: askThem(),
      }
    case "suspended":
      return {
        title: msg("ended.suspendedTitle"),
        text: text(msg("ended.suspended", { by, time })),
        advice: msg("ended.suspendedDo"),
      }
    case "left":
      return {
        title: msg("ended.leftTitle"),
        text: msg("ended.left", { time }),
        advice: msg("ended.leftDo"),
      }
    case "panel-removed":
      return {
        title: msg("ended.panelTitle"),
        text: msg("ended.panel"),
        advice: "",
      }
    case "signed-out":
      return {
        title: msg("ended.signedOutTitle"),
        text: msg("ended.signedOut"),
        advice: comeBack(),
      }
    default:
      return ended.why satisfies never
  }
}

const comeBack = (): string => msg("ended.comeBack")

const askThem = (): string => msg("ended.ask")

/** The words for the person who suspended a seat, used instead of the name. Only administrators suspend seats. */
const administrator = (): string => msg("ended.administrator")

/**
 * The words for the person who ended the access. They are used if this reader may not see the name, or if the person is
 * an administrator.
 */
const officer = (): string => msg("ended.officer")

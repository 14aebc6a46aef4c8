import { msg, str } from "@lit/localize"
import type { AccessEnded } from "../../../shared/contract/live.ts"
import { moment } from "../formats.ts"

export interface AccessEndedWords {
  title: string
  text: string
  advice: string
}

/** How access ended, why, and what the former holder can do; null: the line was cut before the server could say it. */
export function accessEndedWords(ended: AccessEnded | null): AccessEndedWords {
  const title = msg("You no longer have access", { id: "problem.revoked" })
  if (!ended)
    return { title, text: msg("Your access to this panel has ended.", { id: "ended.unknown" }), advice: comeBack() }
  const { at, reason } = ended
  const time = at === null ? "" : moment(at)
  const by = ended.by || (ended.why === "suspended" ? administrator() : officer())
  const text = (told: string): string =>
    reason === "" ? told : msg(str`${told} Reason: ${reason}`, { id: "ended.reason" })
  switch (ended.why) {
    case "reissued":
      return {
        title: msg("Your seat was reissued", { id: "ended.reissuedTitle" }),
        text: text(
          msg(str`${by} had your seat reissued on ${time}, so that a new invitation opens it.`, {
            id: "ended.reissued",
          }),
        ),
        advice: msg(
          "If you lost your way in, ask for the new invitation. If nobody agreed this with you, write to the moderators or the administrator at once.",
          { id: "ended.reissuedDo" },
        ),
      }
    case "removed":
      return {
        title: msg("You were removed from the panel", { id: "ended.removedTitle" }),
        text: text(
          msg(str`${by} removed your seat on ${time}. What you said and answered stays.`, { id: "ended.removed" }),
        ),
        advice: askThem(),
      }
    case "suspended":
      return {
        title: msg("Your seat is suspended", { id: "ended.suspendedTitle" }),
        text: text(
          msg(str`${by} suspended your seat on ${time}. Answers that you gave stand.`, { id: "ended.suspended" }),
        ),
        advice: msg(
          "Write to the administrator. Once the suspension is lifted, the same sign-in opens your seat again.",
          {
            id: "ended.suspendedDo",
          },
        ),
      }
    case "left":
      return {
        title: msg("You have left the panel", { id: "ended.leftTitle" }),
        text: msg(str`You left on ${time}. What you said and answered stays.`, { id: "ended.left" }),
        advice: msg(
          "You come back only by a new invitation. If it was not you who left, write to the moderators or the administrator.",
          {
            id: "ended.leftDo",
          },
        ),
      }
    case "panel-removed":
      return {
        title: msg("This panel is gone", { id: "ended.panelTitle" }),
        text: msg("The panel was removed, and everything in it.", { id: "ended.panel" }),
        advice: "",
      }
    case "signed-out":
      return {
        title: msg("You are signed out", { id: "ended.signedOutTitle" }),
        text: msg(
          "The sign-in of this browser has ended. It was ended in another window or from another device, or its time was over.",
          {
            id: "ended.signedOut",
          },
        ),
        advice: comeBack(),
      }
    default:
      return ended.why satisfies never
  }
}

const comeBack = (): string =>
  msg(
    "Your return link opens your seat again, or a code to an address that you confirmed. Otherwise write to the moderators or the administrator.",
    {
      id: "ended.comeBack",
    },
  )

const askThem = (): string =>
  msg("If you do not expect this, write to the moderators or the administrator.", { id: "ended.ask" })

/** only they suspend */
const administrator = (): string => msg("The administrator", { id: "ended.administrator" })

/** where the name is not for this reader, or an administrator did it */
const officer = (): string => msg("A moderator, the secretary or the administrator", { id: "ended.officer" })

import { msg } from "@lit/localize"
import type { Anonymity } from "../../../../shared/model/terms.ts"

/** Who will see an answer, said where it is given. */
export const anonymityHelp = (anonymity: Anonymity): string =>
  ({
    named: () => msg("Named: after the result is shown, everyone sees who answered what.", { id: "anon.named" }),
    pseudonymous: () =>
      msg(
        "Names hidden: nobody sees whose answer it is. The server links your answers so that you can see your earlier one.",
        { id: "anon.pseudonymous" },
      ),
    secret: () =>
      msg(
        "Secret: your answer is stored without your name, your membership or the time. Only this browser can change it, until the round closes.",
        { id: "anon.secret" },
      ),
  })[anonymity]()

export const secretLimit = (): string =>
  msg("Someone controlling the server while a secret round is open could still observe it.", { id: "anon.limit" })

export const wordingWarning = (): string => msg("What you write may show who you are.", { id: "anon.wording" })

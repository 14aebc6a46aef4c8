import type { OriginalWanted } from "../../elements/translating/translationEvents.ts"
import { msg } from "../../i18n/msg.ts"
import type { SessionConnection } from "../../state/live.ts"
import { failureText } from "../problem/failureText.ts"

/** Answers an element of a page that needs the original of a text. */
export function answerOriginal(event: OriginalWanted, { originals }: Pick<SessionConnection, "originals">): void {
  const { key, pressed } = event
  event.answer = (pressed ? originals.now(key) : originals.soon(key)).then(failure => {
    if (failure === null) return null
    return failure.status === 0 ? msg("said.originalOffline") : failureText(failure)
  })
}

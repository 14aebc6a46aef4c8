import { keptWordsOf } from "../../../state/kept/keptWords.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

/**
 * Returns the text that would be lost with this page: unsent, refused, or still being typed. The page offers this text
 * for copying when access has ended.
 */
export const unsentWords = ({ live, unsent }: SessionStore): string[] => [
  ...(unsent.value ? [unsent.value] : []),
  ...live.outbox.untaken.value.flatMap(one => {
    if (one.kind === "reply" || one.kind === "open-thread") return [one.body.entry.text]
    return one.kind === "save-text" || one.kind === "draft-statement" ? [one.body.text] : []
  }),
  ...keptWordsOf(live.me.value?.member ?? "").flatMap(({ text, draft, reason, remedy }) =>
    [text, draft, reason, remedy].flatMap(one => one || []),
  ),
]

import { keptWordsOf } from "../../../state/kept/keptWords.ts"
import type { Pending } from "../../../state/sent/pending.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

/** The words of a command that this page offers for copying; the end of any other command has its own line. */
export function copiedOf(one: Pending): string[] {
  if (one.kind === "reply" || one.kind === "open-thread") return [one.body.entry.text]
  return one.kind === "save-text" || one.kind === "draft-statement" ? [one.body.text] : []
}

/**
 * Returns the text that would be lost with this page: unsent, refused, or still being typed. The page offers this text
 * for copying when access has ended.
 */
export const unsentWords = ({ live, unsent }: SessionStore): string[] => [
  ...(unsent.value ? [unsent.value] : []),
  ...live.outbox.untaken.value.flatMap(copiedOf),
  ...keptWordsOf(live.me.value?.member ?? "").flatMap(({ text, draft, reason, remedy }) =>
    [text, draft, reason, remedy].flatMap(one => one || []),
  ),
]

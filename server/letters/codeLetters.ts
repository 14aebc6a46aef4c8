import type { State } from "../../shared/fold/state.ts"
import type { MemberId } from "../../shared/model/ids.ts"
import type { Lang } from "../../shared/model/terms.ts"
import type { Letter } from "../ports/host/mail.ts"
import { noticeWords } from "./words.ts"

interface Sent {
  to: string
  code: string
}

/** Shows a code of six digits in two groups, which are easier to read and to type. */
const shown = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** The letter with the code by which a member confirms their address, in the member's language. */
export function confirmLetter(state: State, member: MemberId, { to, code }: Sent): Letter | null {
  const row = state.members[member]
  if (!row) return null
  const facts = { workspace: titleOf(state, row.lang), name: row.name, code: shown(code) }
  return { to, ...noticeWords(row.lang).confirmAddress(facts) }
}

/**
 * The letter with a code by which a person returns to their seats, sent to their confirmed address. It is in the
 * language of the first seat; null if no seat is left.
 */
export function comeBackLetter(
  seats: readonly { state: State; member: { name: string; lang: Lang } }[],
  { to, code }: Sent,
): Letter | null {
  const [first] = seats
  if (!first) return null
  const { lang } = first.member
  const named = seats.map(({ state, member }) => ({ panel: titleOf(state, lang), name: member.name }))
  return { to, ...noticeWords(lang).comeBack({ seats: named, code: shown(code) }) }
}

/** The letter with the link and the code by which a person signs in, in the language of the page that asked for it. */
export const signInLetter = (lang: Lang, { to, code, ...facts }: Sent & { link: string; host: string }): Letter => ({
  to,
  ...noticeWords(lang).signIn({ ...facts, code: shown(code) }),
})

const titleOf = ({ workspace }: State, lang: Lang): string => {
  const title = workspace?.title ?? {}
  return title[lang] || Object.values(title).find(text => text !== "") || ""
}

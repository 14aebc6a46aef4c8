import type { State } from "../fold/state.ts"
import type { Lang } from "../model/terms.ts"

/** "小野寺渉 Onodera Wataru": the script of its owner, then how it is read. */
const twoScripts = /^(\p{Script=Han}[^\s]*)\s+(.+)$/u

/** Chinese and Japanese pages have the name in its own script alone; an English one has both. */
export const nameFor = (lang: Lang, name: string): string => {
  const own = twoScripts.exec(name)?.[1]
  return own !== undefined && lang !== "en" ? own : name
}

/** As the scribe's tools need it: one word or two, the owner's own script first. */
export const shortName = (name: string): string => twoScripts.exec(name)?.[1] ?? name

/** A name as the reader's audience has it; empty where it is not for them. */
export const nameIn = (state: State, member: string | null): string =>
  Object.values(state.members).find(({ id }) => id === member)?.name ?? ""

export const numberOf = (state: State, record: string | null): number | null =>
  Object.values(state.records).find(({ id }) => id === record)?.number ?? null

import type { Named } from "../model/names.ts"
import type { FormerName, Member } from "./state.ts"

/**
 * A member under another name, with the one before it kept for what was done under it. A name that was erased, or is
 * not for this reader, leaves no earlier one: what stands for it must not be undone by a history.
 */
export function renamed(
  { name, romanised, short, formerly = [] }: Member,
  next: Named,
  ended: Omit<FormerName, keyof Named>,
): Named & Pick<Member, "formerly"> {
  if (next.name === "") return formerly.length === 0 ? next : { ...next, formerly: [] }
  if (name === next.name && romanised === next.romanised && short === next.short) return next
  return { ...next, formerly: [...formerly, { name, romanised, short, ...ended }] }
}

import type { Named } from "../../model/names.ts"
import type { FormerName, Member } from "../peopleState.ts"

/**
 * Renames a member and keeps the former name for their earlier acts. A new name is empty if it was erased or if this
 * reader may not read it. In both cases the former names are deleted, because they would reveal the member.
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

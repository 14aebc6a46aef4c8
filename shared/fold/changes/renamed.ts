import type { Named } from "../../model/names.ts"
import type { FormerName, Member } from "../state.ts"

/**
 * Gives a member another name and keeps the earlier one for their earlier acts. An erased name, or one that this reader
 * may not read, is not kept: otherwise the history would reveal a hidden name.
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

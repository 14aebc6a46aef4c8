import type { Elector } from "../../../model/consensus/answer.ts"
import type { MemberId } from "../../../model/ids.ts"

/** The delegate in whose place an elector of a round sat; null if the elector was no alternate (DOMAIN AL5). */
export const delegateOf = (
  { electorate }: { electorate: readonly Elector[] },
  elector: string | null,
): MemberId | null => electorate.find(({ member }) => member === elector)?.delegate ?? null

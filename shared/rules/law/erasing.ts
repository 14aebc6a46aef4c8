import type { EventKind } from "../../contract/events.ts"

const erasing: ReadonlySet<string> = new Set<EventKind>(["member-erased", "retention-carried-out"])

/**
 * Whether personal parts of older entries go in the commit of an entry of this kind, so that what was folded before is
 * folded anew (docs/decisions/erasure-folds-anew.md).
 */
export const erasesParts = (kind: string): boolean => erasing.has(kind)

import type { Entry, EventKind } from "../../contract/events.ts"

const erasing: ReadonlySet<string> = new Set<EventKind>(["member-erased", "retention-carried-out"])

/**
 * Whether personal parts of older entries go in the commit of an entry of this kind, so that what was folded before is
 * folded anew (docs/decisions/erasure-folds-anew.md).
 */
export const erasesParts = (kind: string): boolean => erasing.has(kind)

/**
 * Whether a page that gets this entry fetches its snapshot again: a policy may show other parts of earlier entries, an
 * erasure takes words away, and so does an opening in the gallery (DOMAIN C10).
 */
export const foldsAnew = ({ kind, body }: Entry): boolean =>
  kind === "attribution-set" || erasesParts(kind) || (kind === "opening-ended" && body.opened === true)

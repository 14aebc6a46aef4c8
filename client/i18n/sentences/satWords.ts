import type { InvitePreview } from "../../../shared/contract/queries.ts"
import { moment } from "../formats.ts"
import { msg } from "../msg.ts"

/** Says who sat down in a seat, when, and by which link. `since` is null if the log does not say when. */
export function satWords({ name, since, by, letter }: NonNullable<InvitePreview["sat"]>): string {
  if (since === null) return msg("sat.somebody", { name })
  const time = moment(since)
  if (letter) return msg("sat.byLetter", { name, time })
  return by === "" ? msg("sat.byAdministrator", { name, time }) : msg("sat.byLink", { name, time, by })
}

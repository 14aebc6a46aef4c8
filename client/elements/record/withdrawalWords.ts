import { msg, str } from "@lit/localize"
import { day } from "../../i18n/formats.ts"

/** Said of a record that stands; the reason is its proposer's. */
export function withdrawalWords({ at, reason }: { at: number; reason: string }): string {
  const date = day(at)
  return msg(str`Its withdrawal was proposed on ${date}: ${reason} It stands until the other sides confirm.`, {
    id: "record.withdrawing",
  })
}

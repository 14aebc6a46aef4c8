import { msg, str } from "@lit/localize"
import type { Awaited } from "../../../../shared/rules/people/consent/awaited.ts"
import { anyOf, list, moment } from "../../../i18n/formats.ts"
import type { Stop } from "../../../rules/bar.ts"

/** Since when a step waits, who of them is here, and who may act in their place. */
export function waitingWords({ since, awaited }: Extract<Stop, { why: "waiting" }>): string {
  const time = moment(since)
  return [
    msg(str`Since ${time}.`, { id: "wait.since" }),
    ...awaited.flatMap(one => [hereWords(one), deputyWords(one)]).filter(words => words !== ""),
  ].join(" ")
}

function hereWords({ names, here }: Awaited): string {
  if (names.length === 0) return ""
  const who = list(here.length > 0 ? here : names)
  if (here.length === 1) return msg(str`${who} is here.`, { id: "wait.here" })
  if (here.length > 1) return msg(str`${who} are here.`, { id: "wait.hereMany" })
  return names.length === 1
    ? msg(str`${who} is not here.`, { id: "wait.away" })
    : msg(str`${who} are not here.`, { id: "wait.awayMany" })
}

/** The right to confirm is the deputy's at all times; the side names one on the page of the panel. */
function deputyWords({ side, names, here, deputy }: Awaited): string {
  if (deputy !== null) {
    const either = anyOf([...names, deputy])
    return names.length > 0
      ? msg(str`Either is enough: ${either} (deputy).`, { id: "wait.deputy" })
      : msg(str`${deputy} confirms as the deputy of the side.`, { id: "wait.deputyAlone" })
  }
  return side !== null && here.length === 0
    ? msg("The side has named no deputy; its own moderator names one on the page of the panel.", {
        id: "wait.noDeputy",
      })
    : ""
}

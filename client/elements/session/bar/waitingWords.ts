import type { Awaited } from "../../../../shared/rules/people/consent/awaited.ts"
import { anyOf, list, moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import type { Stop } from "../../../rules/bar.ts"

/** Says since when an act waits, which of the awaited members are present, and which members may act in their place. */
export function waitingWords({ since, awaited }: Extract<Stop, { kind: "waiting" }>): string {
  const time = moment(since)
  return [
    msg("wait.since", { time }),
    ...awaited.flatMap(one => [hereWords(one), deputyWords(one)]).filter(words => words !== ""),
  ].join(" ")
}

function hereWords({ names, here }: Awaited): string {
  if (names.length === 0) return ""
  const who = list(here.length > 0 ? here : names)
  if (here.length === 1) return msg("wait.here", { who })
  if (here.length > 1) return msg("wait.hereMany", { who })
  return msg("wait.awayMany", { n: names.length, who })
}

/**
 * Says that a deputy may confirm too. If the side has no deputy and none of the awaited members is present, the text
 * says that the side may name a deputy.
 */
function deputyWords({ side, names, here, deputy }: Awaited): string {
  if (deputy !== null) {
    const either = anyOf([...names, deputy])
    return names.length > 0 ? msg("wait.deputy", { either }) : msg("wait.deputyAlone", { deputy })
  }
  return side !== null && here.length === 0 ? msg("wait.noDeputy") : ""
}

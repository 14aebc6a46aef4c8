import { html, nothing } from "lit"
import type { ItemId } from "../../../../shared/model/ids.ts"
import { type SideTimes, sideTimes } from "../../../../shared/rules/floor/budgets/sideTimes.ts"
import { countdown } from "../../../i18n/formats.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { plain, reading } from "../../../i18n/texts.ts"
import type { ViewWith } from "../../../scene/scene.ts"

type Told = Pick<ViewWith<"now">, "state" | "session" | "now">

/** How a side stands with its time. `low`: at most a tenth is left. */
type Standing = "fine" | "low" | "over"

/** The number of colours of people, which the sides share. */
const colours = 8

/** Pages show whole seconds, so a side is over its time from the first whole second on. */
function standingOf({ left, had }: Pick<SideTimes, "left" | "had">): Standing {
  if (left <= -1_000) return "over"
  return left * 10 <= had ? "low" : "fine"
}

function timeWords(times: Pick<SideTimes, "left" | "had" | "over">): string {
  const standing = standingOf(times)
  if (standing === "over") return msg("budget.over", { time: countdown(times.over) })
  if (times.left < 1_000) return msg("budget.none")
  const time = countdown(times.left)
  return standing === "low" ? msg("budget.low", { time }) : msg("budget.left", { time })
}

/** One bar for each side that has a budget in the scope: its mark, what it has used, and what is left in words. */
export function sideBars({ state, session, now }: Told, item: ItemId | null) {
  return html`<ul class="bars" role="list">${sideTimes(state, session, now, item).map(times => {
    const at = state.sides.findIndex(({ id }) => id === times.side)
    const side = state.sides[at]
    if (!side) return nothing
    const title = reading(side.title)
    const used = times.had > 0 ? Math.min(100, (times.used / times.had) * 100) : 100
    const spent = msg("budget.used", { used: countdown(times.used), had: countdown(Math.max(0, times.had)) })
    return html`<li class=${standingOf(times)} style=${`--side: var(--person-${at % colours}); --used: ${used.toFixed(1)}%`} title=${`${title.text}: ${spent}`}>
      <b aria-hidden="true">${side.mark}</b><span class="unseen" lang=${domLang(title.lang)}>${title.text}</span>
      <span class="track" aria-hidden="true"><i></i></span>
      <span class="time">${timeWords(times)}</span><span class="unseen">${spent}</span>
    </li>`
  })}</ul>`
}

/**
 * Says which sides have little time left or none, for a live region. It holds no clock, so that it changes only when a
 * side comes to its last tenth or exceeds its time.
 */
export function shortOfTime({ state, session, now }: Told, item: ItemId | null): string {
  return sideTimes(state, session, now, item)
    .flatMap(times => {
      const standing = standingOf(times)
      const side = plain(state.sides.find(({ id }) => id === times.side)?.title ?? {})
      if (standing === "over") return [msg("budget.overSaid", { side })]
      return standing === "low" ? [msg("budget.lowSaid", { side })] : []
    })
    .join(" ")
}

import { isOffice } from "../../fold/changes/office.ts"
import type { Lang, SeatRole } from "../../model/terms.ts"
import type { PeopleChange } from "../changes/peopleChanges.ts"
import { type SideChange, sideWords } from "../changes/sideChanges.ts"
import { listed } from "./lists.ts"
import { minutesIn } from "./say.ts"

/** The values of a sentence about a change of seats. `by` is "" if an administrator acted. */
export interface PeopleFigures extends Pick<PeopleChange, "step" | "act" | "role" | "reason"> {
  name: string
  /** the title of the changed seat's side; "" if it has none */
  side: string
  by: string
  /** the name of the delegate whose alternate the member is; "" if the change is about no alternate */
  delegate: string
  time: string
  consents: readonly string[]
}

/** Renders a role with the title of its side. `side` is "" if the seat has no side. */
export function seatIn(lang: Lang, role: SeatRole, side: string): string {
  const say = minutesIn(lang)
  const name = say("role", { role })
  return side === "" ? name : say("role.side", { role: name, side })
}

/** Returns the sentences about changes of seats and of sides (docs/DOMAIN.md, Seats, Sides and The electorate). */
export function peopleWords(lang: Lang) {
  const say = minutesIn(lang)
  const inside = say("name.administrator.inside")

  function change({ step, act, role, side, reason, name, by: actor, delegate, consents, time }: PeopleFigures): string {
    const by = actor || say("name.administrator.acting")
    const seat = role === null ? "" : seatIn(lang, role, side)
    const what = { name, seat, act: act === "change" && role && isOffice(role) ? "appointment" : (act ?? "") }
    const names = listed(say, consents)
    const because = (sentence: string) => (reason ? say("people.reason", { sentence, reason }) : sentence)
    switch (step) {
      case "admitted":
        return say("people.admitted", { by, name })
      case "asked":
        return because(say("people.asked", { by, ...what }))
      case "done": {
        const done = { ...what, by: actor || inside }
        return because(names === "" ? say("people.done", done) : say("people.done.confirmed", { ...done, names }))
      }
      case "appointed": {
        const appointed = { by, name, seat, time }
        return because(
          names === ""
            ? say("people.appointed", appointed)
            : say("people.appointed.confirmed", { ...appointed, names }),
        )
      }
      case "appointment-ended":
        return say("people.appointment-ended", { by, name, seat, time })
      case "refused":
        return because(say("people.refused", { by, ...what }))
      case "taken-back":
        return say("people.taken-back", { by, ...what })
      case "suspended":
        return because(say("people.suspended", { by, name }))
      case "lifted":
        return say("people.lifted", { by, name })
      case "left":
        return say("people.left", { name })
      case "disowned":
        return say("people.disowned", { name, time })
      case "address-set":
        return say("people.address-set", { by, name })
      case "address-cleared":
        return say("people.address-cleared", { by, name })
      case "alternate-named":
        return say("people.alternate-named", { delegate, name, time })
      case "alternate-withdrawn":
        return say("people.alternate-withdrawn", { delegate, name, time })
      case "alternate-seated":
        return say("people.alternate-seated", { delegate, name, time })
      case "delegate-seated":
        return say("people.delegate-seated", { delegate, name, time })
      default:
        return step satisfies never
    }
  }

  /** says in one sentence who joined the electorate: the names by side (null is none), who proposed and who confirmed */
  function seated(
    groups: readonly { side: string | null; names: string[] }[],
    by: string[],
    confirmed: string[],
  ): string {
    const [one, other] = groups
    const even = groups.length === 2 && one?.side && other?.side && one.names.length === other.names.length
    const names = groups
      .map(({ side, names }) =>
        side ? say("people.seated.side", { side, names: listed(say, names) }) : listed(say, names),
      )
      .reduce((before, next) => say("people.seated.next", { before, next }))
    const facts = {
      names,
      by: listed(say, by),
      confirmed: listed(say, confirmed),
      is: confirmed.length > 0 ? "yes" : "no",
    }
    if (even) return say("people.seated.both", { ...facts, n: one.names.length })
    return say("people.seated", { ...facts, n: groups.flatMap(group => group.names).length })
  }

  function side(by: string, { was, now }: Pick<SideChange, "was" | "now">): string {
    if (was === null) return say("side.added", { by, side: now ? sideWords(now) : "" })
    if (now === null) return say("side.removed", { by, side: sideWords(was) })
    return say("side.changed", { by, was: sideWords(was), now: sideWords(now) })
  }

  return {
    change,
    seated,
    /** says how a side was changed: added, removed, or given another title or mark */
    side,
    /** names an acting administrator inside a sentence */
    administrator: inside,
  }
}

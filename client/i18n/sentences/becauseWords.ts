import { msg, str } from "@lit/localize"
import type { State } from "../../../shared/fold/state.ts"
import type { Fraction } from "../../../shared/model/rule.ts"
import type { Because } from "../../../shared/rules/round/outcome/outcome.ts"
import { plain } from "../texts.ts"

const written = ([over, under]: Fraction): string => `${over}/${under}`

/** What the rule looked at last, as one sentence: why it gives this level and no other. */
export function becauseWords(because: Because | null, { sides }: Pick<State, "sides">): string {
  if (!because)
    return msg("One side may fall short of what the rule asks of each; its figures are not shown.", {
      id: "why.hidden",
    })
  const side = "side" in because ? plain(sides.find(({ id }) => id === because.side)?.title ?? {}) : ""
  switch (because.why) {
    case "nobody-asked":
      return msg("Nobody was asked.", { id: "why.nobody" })
    case "few-answered": {
      const { answered: n, electorate: m } = because
      const share = written(because.share)
      return side
        ? msg(str`${side}: ${n} of ${m} answered; the quorum of each side is ${share}.`, { id: "why.sideQuorum" })
        : msg(str`${n} of ${m} answered; the quorum is ${share}.`, { id: "why.quorum" })
    }
    case "few-cast": {
      const { cast: n, electorate: m } = because
      return side
        ? msg(str`${side}: ${n} of ${m} did more than abstain; half of each side has to.`, { id: "why.sideCast" })
        : msg(str`${n} of ${m} did more than abstain; half of the panel has to.`, { id: "why.cast" })
    }
    case "objection-open":
      return msg(str`Objections without an answer: ${because.n}.`, { id: "why.open" })
    case "all-agree":
      return msg("Everyone who answered agrees, and no objection is maintained.", { id: "why.all" })
    case "all-silent":
      return msg("Nobody objected; by silence procedure the highest level is consensus.", { id: "why.silent" })
    case "all-but-recused":
      return msg("Everyone who answered agrees, but a side is left out; the highest level is then consensus.", {
        id: "why.recused",
      })
    case "none-against":
      return msg("Nobody is against it and no objection is maintained, but not everyone simply agrees.", {
        id: "why.none",
      })
    case "supported": {
      const { support: n, cast: m, against, maintained } = because
      const share = written(because.share)
      const unreplied = because.unreplied ?? 0
      return unreplied > 0
        ? msg(
            str`${n} of ${m} support the text, ${share} are needed; against it: ${against}, objections maintained: ${maintained}, objections that stand without a reply: ${unreplied}.`,
            { id: "why.supportedUnreplied" },
          )
        : msg(
            str`${n} of ${m} support the text, ${share} are needed; against it: ${against}, objections maintained: ${maintained}.`,
            { id: "why.supported" },
          )
    }
    case "little-support": {
      const { support: n, cast: m } = because
      const share = written(because.share)
      return msg(str`${n} of ${m} support the text; ${share} are needed.`, { id: "why.little" })
    }
    case "side-floor": {
      const { support: n, cast: m } = because
      const floor = written(because.floor)
      return msg(str`${side}: ${n} of ${m} support the text; more than ${floor} of each side are needed.`, {
        id: "why.floor",
      })
    }
    default:
      return because satisfies never
  }
}

import type { State } from "../../../../shared/fold/state.ts"
import type { Fraction } from "../../../../shared/model/consensus/rule.ts"
import type { Because } from "../../../../shared/rules/round/outcome/outcome.ts"
import { msg } from "../../msg.ts"
import { plain } from "../../texts.ts"

const written = ([over, under]: Fraction): string => `${over}/${under}`

/** Explains in one sentence why the rule gives this level: it states the last condition that the rule checked. */
export function becauseWords(because: Because | null, { sides }: Pick<State, "sides">): string {
  if (!because) return msg("why.hidden")
  const side = "side" in because ? plain(sides.find(({ id }) => id === because.side)?.title ?? {}) : ""
  switch (because.kind) {
    case "nobody-asked":
      return msg("why.nobody")
    case "few-answered": {
      const { answered: n, electorate: m } = because
      const share = written(because.share)
      return side ? msg("why.sideQuorum", { side, n, m, share }) : msg("why.quorum", { n, m, share })
    }
    case "few-cast": {
      const { cast: n, electorate: m } = because
      return side ? msg("why.sideCast", { side, n, m }) : msg("why.cast", { n, m })
    }
    case "objection-open":
      return msg("why.open", { n: because.n })
    case "all-agree":
      return msg("why.all")
    case "all-silent":
      return msg("why.silent")
    case "all-but-recused":
      return msg("why.recused")
    case "none-against":
      return msg("why.none")
    case "supported": {
      const { support: n, cast: m, against, maintained } = because
      const share = written(because.share)
      const unreplied = because.unreplied ?? 0
      return unreplied > 0
        ? msg("why.supportedUnreplied", { n, m, share, against, maintained, unreplied })
        : msg("why.supported", { n, m, share, against, maintained })
    }
    case "little-support": {
      const { support: n, cast: m } = because
      const share = written(because.share)
      return msg("why.little", { n, m, share })
    }
    case "side-floor": {
      const { support: n, cast: m } = because
      const floor = written(because.floor)
      return msg("why.floor", { side, n, m, floor })
    }
    default:
      return because satisfies never
  }
}

import type { TermsChange } from "../../../../shared/contract/events/proposal.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Authentic, Fraction } from "../../../../shared/model/consensus/rule.ts"
import { list } from "../../formats.ts"
import { msg } from "../../msg.ts"
import { attributionName } from "../../terms/outcomeTerms.ts"
import { languageName } from "../../terms/terms.ts"
import { plain } from "../../texts.ts"

export const shareWords = ([share, of]: Fraction): string => `${share}/${of}`

/** The names of sides, or that there are none. */
export const sidesWords = (sides: State["sides"]): string =>
  sides.length === 0 ? msg("terms.none") : list(sides.map(({ title }) => plain(title)))

/** The authentic languages, each with the side to which it belongs. */
export const authenticWords = ({ sides }: Pick<State, "sides">, authentic: readonly Authentic[]): string =>
  list(
    authentic.map(({ lang, side: id }) => {
      const language = languageName(lang)
      const side = sides.find(one => one.id === id)
      return side ? msg("terms.ofSide", { language, side: plain(side.title) }) : language
    }),
  )

/** Says what a proposed change of the terms sets. */
export function termsChangeWords(state: State, change: TermsChange): string {
  switch (change.kind) {
    case "rule": {
      const { quorum, sideQuorum, support, sideFloor } = change.rule
      return msg("terms.toRule", {
        quorum: shareWords(quorum),
        sideQuorum: shareWords(sideQuorum),
        support: shareWords(support),
        sideFloor: shareWords(sideFloor),
      })
    }
    case "sides":
      return msg("terms.toSides", { sides: sidesWords(change.sides) })
    case "languages":
      return msg("terms.toAuthentic", { languages: authenticWords(state, change.authentic) })
    case "attribution":
      return msg("terms.toAttribution", { attribution: attributionName(change.attribution) })
    case "privacy":
      return msg("terms.toPrivacy", { binds: change.blocks ? "yes" : "no" })
  }
}

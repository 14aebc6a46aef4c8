import type { State } from "../../fold/state.ts"
import type { Fraction } from "../../model/consensus/rule.ts"
import { type Instant, type Lang, locales } from "../../model/terms.ts"
import { findSession } from "../../rules/readings/rows.ts"
import type { ToldAct } from "../changes/whereTold.ts"
import { textIn } from "../proceedings/lookup.ts"
import { chained, listed } from "./lists.ts"
import { minutesIn } from "./say.ts"

const share = ([part, of]: Fraction): string => `${part}/${of}`

/**
 * Sentences about the settings of the panel. `by` is "" if an administrator proposed the change; `time` renders an instant.
 */
export function settingWords(lang: Lang) {
  const say = minutesIn(lang)
  const languages = new Intl.DisplayNames([locales[lang]], { type: "language" })

  function change(
    { sides }: Pick<State, "sides">,
    { change: to }: ToldAct<"settings"> & { act: "terms" },
    by: string,
  ): string {
    const titleOf = (side: State["sides"][number]) => textIn(side.title, lang).text
    switch (to.kind) {
      case "rule": {
        const { quorum, sideQuorum, support, sideFloor } = to.rule
        return say("setting.rule", {
          by,
          sided: sides.length > 0 ? "yes" : "no",
          quorum: share(quorum),
          sideQuorum: share(sideQuorum),
          support: share(support),
          sideFloor: share(sideFloor),
        })
      }
      case "sides":
        return say("setting.sides", { by, n: to.sides.length, sides: listed(say, to.sides.map(titleOf)) })
      case "languages": {
        const named = to.authentic.map(({ lang: code, side: id }) => {
          const language = languages.of(code) ?? code
          const side = sides.find(one => one.id === id)
          return side ? say("setting.language", { language, side: titleOf(side) }) : language
        })
        return say("setting.languages", { by, n: named.length, languages: listed(say, named) })
      }
      case "attribution":
        return say("setting.attribution", { by, attribution: to.attribution })
      case "privacy":
        return say("setting.privacy", { by, binds: to.blocks ? "yes" : "no" })
    }
  }

  return {
    proposed(state: State, about: ToldAct<"settings">, proposer: string, time: (at: Instant) => string): string {
      const by = proposer || say("name.administrator.acting")
      const title = "session" in about ? textIn(findSession(state, about.session)?.title ?? {}, lang).text : ""
      switch (about.act) {
        case "accounts":
          return say("setting.accounts", { by, required: about.required ? "yes" : "no" })
        case "access":
          return say("setting.access", { by, public: about.public ? "yes" : "no", replay: about.replay })
        case "embargo":
          return about.until === null
            ? say("setting.embargo", { by, title })
            : say("setting.embargo.until", { by, title, time: time(about.until) })
        case "publish":
          return say("setting.publish", { by, title, said: about.said ? "yes" : "no" })
        case "terms":
          return change(state, about, by)
      }
    },
    /** adds the reason to the sentence of a proposal; nothing if there is none */
    because: (sentence: string, reason: string) =>
      reason === "" ? sentence : say("people.reason", { sentence, reason }),
    /** says which sides agreed to the terms of the panel, by whom and when */
    agreed: (sides: readonly { side: string; name: string; time: string }[]) =>
      say("setting.agreed", {
        sides: chained(
          sides.map(one => say("setting.agreed.side", one)),
          (before, next) => say("people.seated.next", { before, next }),
        ),
      }),
  }
}

import { lendableBy } from "../../../shared/rules/floor/budgets/lending.ts"
import { countdown } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { plain } from "../../i18n/texts.ts"
import type { Forms } from "../form.ts"
import type { LendingAct } from "./lending.ts"

/** The amounts that the form offers, in seconds. */
const amounts = [60, 120, 180, 300, 600, 900, 1_800]

export const floorForms: Forms<LendingAct> = {
  "lend-time": ({ item }, { state, session: held, now, me }) => {
    const offer = lendableBy(state, held, now, me.side)
    const { id: session } = held
    if (!offer || offer.item !== item) return null
    const { lender, seconds, to } = offer
    const fitting = amounts.filter(one => one < seconds)
    const options = [
      ...fitting.map(one => ({ value: String(one), label: msg("timer.minutes", { minutes: one / 60 }) })),
      { value: "all", label: msg("budget.all", { time: countdown(seconds * 1_000) }) },
    ]
    const first = to[0]?.id ?? lender
    return {
      title: msg("budget.lend"),
      help: msg("budget.lendHelp", { time: countdown(seconds * 1_000) }),
      fields: () => [
        {
          kind: "choice",
          name: "to",
          label: msg("budget.lendTo"),
          options: to.map(({ id, title }) => ({ value: id, label: plain(title) })),
          value: first,
        },
        {
          kind: "choice",
          name: "seconds",
          label: msg("budget.howMuch"),
          options,
          value: String(fitting[1] ?? fitting[0] ?? "all"),
        },
      ],
      submit: () => msg("budget.lendSubmit"),
      command: values => ({
        kind: "lend-time",
        body: {
          session,
          item,
          lender,
          to: to.find(({ id }) => id === values["to"])?.id ?? first,
          seconds: values["seconds"] === "all" ? seconds : Number(values["seconds"]),
        },
      }),
    }
  },
}

import { citiesOf } from "../../../shared/rules/floor/cities.ts"
import { inCities } from "../../i18n/cities.ts"
import { msg } from "../../i18n/msg.ts"
import type { Forms } from "../form.ts"
import type { SessionAct } from "./session.ts"

export const sessionForms: Forms<SessionAct> = {
  "start-session": (_, { state, session }) => {
    const time = inCities(session.startsAt, citiesOf(state, session.cities))
    return {
      title: msg("session.start"),
      help: msg("session.startEarly", { time }),
      fields: () => [],
      submit: () => msg("session.start"),
      command: () => ({ kind: "start-session", body: { session: session.id } }),
    }
  },
  "close-session": (_, { session }) => ({
    title: msg("session.close"),
    help: msg("session.closeAsk"),
    fields: () => [],
    submit: () => msg("session.close"),
    command: () => ({ kind: "close-session", body: { session: session.id } }),
  }),
}

import { msg, str } from "@lit/localize"
import { citiesOf } from "../../../shared/rules/floor/cities.ts"
import { inCities } from "../../i18n/cities.ts"
import type { Forms } from "../form.ts"
import type { SessionAct } from "./session.ts"

export const sessionForms: Forms<SessionAct> = {
  "start-session": (_, { state, session }) => {
    const time = inCities(session.startsAt, citiesOf(state, session.cities))
    return {
      title: msg("Start session", { id: "session.start" }),
      help: msg(str`It is planned for ${time}. Start it now?`, { id: "session.startEarly" }),
      fields: () => [],
      submit: () => msg("Start session", { id: "session.start" }),
      command: () => ({ kind: "start-session", body: { session: session.id } }),
    }
  },
  "close-session": (_, { session }) => ({
    title: msg("Close session", { id: "session.close" }),
    help: msg("Close the session? You can undo this for two minutes, and later continue in a new, linked session.", {
      id: "session.closeAsk",
    }),
    fields: () => [],
    submit: () => msg("Close session", { id: "session.close" }),
    command: () => ({ kind: "close-session", body: { session: session.id } }),
  }),
}

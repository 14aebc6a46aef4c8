import { msg, str } from "@lit/localize"
import type { AgendaItem } from "../../../shared/contract/events/session.ts"
import type { Side } from "../../../shared/contract/events/workspace.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import { plain } from "../../i18n/texts.ts"
import { type ActModules, always } from "../module.ts"
import { paperPath } from "../paperPath.ts"
import type { ActStage } from "../stage.ts"

export type SessionAct =
  /** the agenda, or whoever confirms for this side */
  | { do: "prepare"; side: Side | null }
  /** `early`: long before the hour for which it is planned */
  | { do: "start-session"; early?: true }
  | { do: "practise" }
  | { do: "pause-session"; minutes?: number }
  | { do: "resume-session" }
  | { do: "close-session" }
  /** five minutes more, where `from` says so taken from a later item */
  | { do: "extend"; item: AgendaItem; from?: AgendaItem }
  | { do: "next-item"; item: AgendaItem }
  | { do: "read-outcomes"; item: AgendaItem }
  | { do: "plan-session" }
  | { do: "continue-session" }

const extension = 5
/** a continuation is planned a week later, to be moved from there */
const weekMs = 604_800_000

export const toClose = (): SessionAct => ({ do: "close-session" })
export const toExtend = (item: AgendaItem, from?: AgendaItem): SessionAct => ({
  do: "extend",
  item,
  ...(from && { from }),
})
export const isExtension = (act: { do: string }): boolean => act.do === "extend"

export const sessionModules: ActModules<SessionAct> = {
  prepare: {
    label({ side }) {
      const what = side === null ? msg("Agenda", { id: "agenda.title" }) : chairOf(plain(side.title))
      return msg(str`Finish preparing: ${what}`, { id: "act.prepare" })
    },
    perform(_, stage) {
      stage.go(`/w/${stage.slug}`)
      return null
    },
  },
  "start-session": {
    label: () => msg("Start session", { id: "session.start" }),
    asks: ({ early }) => early === true,
    perform: (_, stage) => stage.send("start-session", { session: stage.session().id }),
  },
  practise: {
    label: () => msg("Practice rating", { id: "practice.act" }),
    perform(_, stage) {
      stage.show("note")
      stage.lookAt("plenary-waiting")
      return null
    },
  },
  "pause-session": {
    label: ({ minutes }) => (minutes === undefined ? msg("Break", { id: "session.pause" }) : breakOf(minutes)),
    perform: ({ minutes }, stage) =>
      stage.send("pause-session", { session: stage.session().id, ...(minutes !== undefined && { minutes }) }),
  },
  "resume-session": {
    label: () => msg("Resume", { id: "session.resume" }),
    perform: (_, stage) => stage.send("resume-session", { session: stage.session().id }),
  },
  "close-session": { label: () => msg("Close session", { id: "session.close" }), asks: always },
  extend: {
    secretary: "beside",
    label: ({ from }) => (from ? extendFrom(plain(from.title)) : msg("Extend by 5 minutes", { id: "act.extend" })),
    perform: ({ item, from }, stage) =>
      stage.send("extend-item", {
        session: stage.session().id,
        item: item.id,
        minutes: extension,
        from: from?.id ?? null,
        seen: item.minutes,
      }),
  },
  "next-item": {
    secretary: "in turn",
    label({ item }) {
      const title = plain(item.title)
      return msg(str`Next item: ${title}`, { id: "agenda.next" })
    },
    perform: ({ item }, stage) => moveTo(item, stage),
  },
  "read-outcomes": {
    secretary: "in turn",
    label: () => msg("Read out the outcomes", { id: "act.readOutcomes" }),
    perform({ item }, stage) {
      const moved = moveTo(item, stage)
      void moved.then(({ ok }) => ok && stage.go(paperPath(stage, "outcomes")))
      return moved
    },
  },
  "plan-session": {
    secretary: "in turn",
    label: () => msg("Plan the next session", { id: "act.planSession" }),
    perform(_, stage) {
      const { id: session, startsAt } = stage.session()
      return stage.send("continue-session", { session, startsAt: Math.max(startsAt, stage.now()) + weekMs })
    },
  },
  "continue-session": {
    label: () => msg("Continue in a new session", { id: "session.continue" }),
    perform(_, stage) {
      stage.go(`/w/${stage.slug}`)
      return null
    },
  },
}

const breakOf = (n: number): string => msg(str`Break of ${n} minutes`, { id: "session.pauseFor" })

/** without one nobody confirms for the side */
const chairOf = (side: string): string => msg(str`a moderator of the ${side}`, { id: "act.prepareChair" })

const extendFrom = (title: string): string =>
  msg(str`Extend by 5 minutes, taken from: ${title}`, { id: "act.extendFrom" })

function moveTo(item: AgendaItem, stage: ActStage): Promise<Answered> {
  const { id: session, current } = stage.session()
  stage.followAgenda()
  return stage.send("move-agenda", { session, item: item.id, seen: current })
}

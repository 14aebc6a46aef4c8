import type { AgendaItem } from "../../../shared/contract/events/session.ts"
import type { Side } from "../../../shared/contract/events/workspace.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import { weekMs } from "../../../shared/rules/planning/continuing.ts"
import { msg } from "../../i18n/msg.ts"
import { plain } from "../../i18n/texts.ts"
import type { ActStage } from "../../scene/stage.ts"
import { type ActModules, always } from "../module.ts"
import { paperPath } from "../paperPath.ts"

export type SessionAct =
  /** `side`: the side that has no moderator to confirm its records; null if the agenda is missing */
  | { kind: "prepare"; side: Side | null }
  /** `early`: the chair would start the session long before its planned time */
  | { kind: "start-session"; early?: true }
  | { kind: "practise" }
  | { kind: "pause-session"; minutes?: number }
  | { kind: "resume-session" }
  | { kind: "close-session" }
  /** gives the item five more minutes and takes these minutes from the later item `from`, if `from` is set */
  | { kind: "extend"; item: AgendaItem; from?: AgendaItem }
  | { kind: "next-item"; item: AgendaItem }
  | { kind: "read-outcomes"; item: AgendaItem }
  | { kind: "plan-session" }
  | { kind: "continue-session" }

const extensionMinutes = 5

export const toClose = (): SessionAct => ({ kind: "close-session" })
export const toExtend = (item: AgendaItem, from?: AgendaItem): SessionAct => ({
  kind: "extend",
  item,
  ...(from && { from }),
})
export const isExtension = (act: { kind: string }): boolean => act.kind === "extend"

export const sessionModules: ActModules<SessionAct> = {
  prepare: {
    label({ side }) {
      const what = side === null ? msg("agenda.title") : chairOf(plain(side.title))
      return msg("act.prepare", { what })
    },
    perform(_, stage) {
      stage.go(`/w/${stage.slug}`)
      return null
    },
  },
  "start-session": {
    label: () => msg("session.start"),
    asks: ({ early }) => early === true,
    perform: (_, stage) => stage.send("start-session", { session: stage.session().id }),
  },
  practise: {
    label: () => msg("practice.act"),
    perform(_, stage) {
      stage.show("note")
      stage.lookAt("plenary-waiting")
      return null
    },
  },
  "pause-session": {
    label: ({ minutes }) => (minutes === undefined ? msg("session.pause") : breakOf(minutes)),
    perform: ({ minutes }, stage) =>
      stage.send("pause-session", { session: stage.session().id, ...(minutes !== undefined && { minutes }) }),
  },
  "resume-session": {
    label: () => msg("session.resume"),
    perform: (_, stage) => stage.send("resume-session", { session: stage.session().id }),
  },
  "close-session": { label: () => msg("session.close"), asks: always },
  extend: {
    secretary: "beside",
    label: ({ from }) => (from ? extendFrom(plain(from.title)) : msg("act.extend")),
    perform: ({ item, from }, stage) =>
      stage.send("extend-item", {
        session: stage.session().id,
        item: item.id,
        minutes: extensionMinutes,
        from: from?.id ?? null,
        seen: item.minutes,
      }),
  },
  "next-item": {
    secretary: "in turn",
    label({ item }) {
      const title = plain(item.title)
      return msg("agenda.next", { title })
    },
    perform: ({ item }, stage) => moveTo(item, stage),
  },
  "read-outcomes": {
    secretary: "in turn",
    label: () => msg("act.readOutcomes"),
    perform({ item }, stage) {
      const moved = moveTo(item, stage)
      void moved.then(({ ok }) => ok && stage.go(paperPath(stage, "outcomes")))
      return moved
    },
  },
  "plan-session": {
    secretary: "in turn",
    label: () => msg("act.planSession"),
    perform(_, stage) {
      const { id: session, startsAt } = stage.session()
      return stage.send("continue-session", { session, startsAt: Math.max(startsAt, stage.now()) + weekMs })
    },
  },
  "continue-session": {
    label: () => msg("session.continue"),
    perform(_, stage) {
      stage.go(`/w/${stage.slug}`)
      return null
    },
  },
}

const breakOf = (n: number): string => msg("session.pauseFor", { n })

/** The part of a label that names the moderator whom a side lacks. Nobody else can confirm the side's records. */
const chairOf = (side: string): string => msg("act.prepareChair", { side })

const extendFrom = (title: string): string => msg("act.extendFrom", { title })

function moveTo(item: AgendaItem, stage: ActStage): Promise<Answered> {
  const { id: session, current } = stage.session()
  stage.followAgenda()
  return stage.send("move-agenda", { session, item: item.id, seen: current })
}

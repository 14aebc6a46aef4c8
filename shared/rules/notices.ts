import type { Notice, State } from "../fold/state.ts"
import type { MemberId } from "../model/ids.ts"
import type { NoticeAbout } from "../model/notice.ts"
import { deputyOf, sidesAwaited } from "./people/deputy.ts"

/** Whom a notice is for; null where there is nothing to tell, or no longer. */
export function toNotify(state: State, about: NoticeAbout): MemberId[] | null {
  const seated = Object.values(state.members).filter(({ removed }) => !removed)
  switch (about.of) {
    case "silence": {
      const round = state.rounds[about.round]
      return round?.silence && round.state === "open" ? round.electorate.map(({ member }) => member) : null
    }
    case "minutes": {
      const session = state.sessions[about.session]
      if (session?.minutes.state !== "under_review") return null
      const came = new Set(session.attendance.map(({ member }) => member))
      return seated.filter(({ id, role }) => role !== "observer" && came.has(id)).map(({ id }) => id)
    }
    case "record": {
      const record = state.records[about.record]
      if (record?.state !== "declared") return null
      const sideOf = (id: MemberId | null) => (id && state.members[id]?.side) ?? null
      const done = new Set([sideOf(record.declaredBy), ...record.confirmations.map(({ by }) => sideOf(by))])
      const chairs = seated.filter(({ role, side }) => role === "moderator" && !done.has(side))
      const deputies = sidesAwaited(state, record).flatMap(side => deputyOf(state, side) ?? [])
      return [...chairs, ...deputies].map(({ id }) => id)
    }
    case "needs":
      return seated.filter(({ role }) => role !== "observer").map(({ id }) => id)
  }
}

/** One thing is one text, so that the notices about it are found. */
const aboutKey = (about: NoticeAbout): string => Object.values(about).join(" ")

/** What was told of one thing, newest first. */
export const noticesOf = (state: State, about: NoticeAbout): Notice[] =>
  Object.values(state.notices)
    .filter(notice => aboutKey(notice.about) === aboutKey(about))
    .toSorted((a, b) => b.at - a.at)

/** Whether anybody was told, by whatever way: a procedure that nobody heard of is void. */
export const wasHeard = (state: State, about: NoticeAbout): boolean =>
  noticesOf(state, about).some(({ sent, members }) => sent !== null && members.length > 0)

import type { Notice, State } from "../fold/state.ts"
import type { MemberId, SideId } from "../model/ids.ts"
import type { NoticeAbout } from "../model/notice.ts"
import { sidesAwaited, speakersOf } from "./people/deputy.ts"
import { renamingsUnseen } from "./people/namesOfTheDay.ts"
import { sidesToWithdraw } from "./record/withdrawing.ts"

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
      return record?.state === "declared" ? toConfirm(state, sidesAwaited(state, record)) : null
    }
    case "withdrawal": {
      const record = state.records[about.record]
      return record ? toConfirm(state, sidesToWithdraw(state, record)) : null
    }
    case "renaming": {
      const member = state.members[about.member]
      return member && !member.removed && renamingsUnseen(member).length > 0 ? [member.id] : null
    }
    case "reissue": {
      const member = state.members[about.member]
      return member && !member.removed && member.reissued ? [member.id] : null
    }
    case "needs":
      return seated.filter(({ role }) => role !== "observer").map(({ id }) => id)
  }
}

/** Nobody is asked for a confirmation that is not theirs to give. */
function toConfirm(state: State, sides: readonly SideId[]): MemberId[] | null {
  const members = speakersOf(state, sides).map(({ id }) => id)
  return members.length > 0 ? members : null
}

/** One thing is one text, so that the notices about it are found. */
const aboutKey = (about: NoticeAbout): string => Object.values(about).join(" ")

/** What was told of one thing, newest first. A withdrawal that was taken back and is proposed again is told anew. */
export function noticesOf(state: State, about: NoticeAbout): Notice[] {
  const since =
    about.of === "withdrawal"
      ? (state.records[about.record]?.withdrawal?.at ?? 0)
      : about.of === "reissue"
        ? (state.members[about.member]?.reissued?.at ?? 0)
        : 0
  return Object.values(state.notices)
    .filter(notice => aboutKey(notice.about) === aboutKey(about) && notice.at >= since)
    .toSorted((a, b) => b.at - a.at)
}

/** Whether anybody was told, by whatever way: a procedure that nobody heard of is void. */
export const wasHeard = (state: State, about: NoticeAbout): boolean =>
  noticesOf(state, about).some(({ sent, members }) => sent !== null && members.length > 0)

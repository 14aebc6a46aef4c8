import type { Notice, State } from "../../fold/state.ts"
import type { NoticeAbout } from "../../model/notice.ts"

/** The subject of a notice as one text, by which notices are found. */
const aboutKey = (about: NoticeAbout): string => Object.values(about).join(" ")

/** The notices about one subject, newest first. A seat that is reissued again gets a new one. */
export function noticesOf(state: State, about: NoticeAbout): Notice[] {
  const since = about.of === "reissue" ? (state.members[about.member]?.reissued?.at ?? 0) : 0
  return Object.values(state.notices)
    .filter(notice => aboutKey(notice.about) === aboutKey(about) && notice.at >= since)
    .toSorted((a, b) => b.at - a.at)
}

/** Whether any member was notified, in whatever way: a procedure without notice is void. */
export const wasHeard = (state: State, about: NoticeAbout): boolean =>
  noticesOf(state, about).some(({ sent, members }) => sent !== null && members.length > 0)

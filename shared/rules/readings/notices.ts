import type { Notice, State } from "../../fold/state.ts"
import type { NoticeAbout } from "../../model/notice.ts"

/** One thing is one text, so that the notices about it are found. */
const aboutKey = (about: NoticeAbout): string => Object.values(about).join(" ")

/** What was told of one thing, newest first. A seat that is reissued again is told anew. */
export function noticesOf(state: State, about: NoticeAbout): Notice[] {
  const since = about.of === "reissue" ? (state.members[about.member]?.reissued?.at ?? 0) : 0
  return Object.values(state.notices)
    .filter(notice => aboutKey(notice.about) === aboutKey(about) && notice.at >= since)
    .toSorted((a, b) => b.at - a.at)
}

/** Whether anybody was told, by whatever way: a procedure that nobody heard of is void. */
export const wasHeard = (state: State, about: NoticeAbout): boolean =>
  noticesOf(state, about).some(({ sent, members }) => sent !== null && members.length > 0)

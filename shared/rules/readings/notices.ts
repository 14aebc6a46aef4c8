import type { Notice, State } from "../../fold/state.ts"
import type { NoticeAbout } from "../../model/notice.ts"

/** The subject of a notice as a string, for comparing subjects. */
const aboutKey = (about: NoticeAbout): string => Object.values(about).join(" ")

/**
 * The notices about one subject, newest first. If a seat was reissued again, only the notices about the last reissue
 * count.
 */
export function noticesOf(state: State, about: NoticeAbout): Notice[] {
  const since = about.of === "reissue" ? (state.members[about.member]?.reissued?.at ?? 0) : 0
  return Object.values(state.notices)
    .filter(notice => aboutKey(notice.about) === aboutKey(about) && notice.at >= since)
    .toSorted((a, b) => b.at - a.at)
}

/** Returns whether any member was notified, by e-mail or by hand. A silence procedure without such a notice is void. */
export const wasHeard = (state: State, about: NoticeAbout): boolean =>
  noticesOf(state, about).some(({ sent, members }) => sent !== null && members.length > 0)

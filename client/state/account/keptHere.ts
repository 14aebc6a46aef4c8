import { jobsKept } from "../fetched/files/jobsKept.ts"
import { inBrowser, inTab } from "../kept/kept.ts"
import { keptPlaces } from "../kept/keptWords.ts"
import { keptSent, sentKept } from "../sent/keptSent.ts"
import { keptIn } from "../session/answers/unsavedAnswers.ts"
import { restoringKept } from "../session/versions/restoring.ts"

/**
 * Prefixes of the names under which this tab and this browser keep what belongs to a person. Language, colours and text
 * size belong to the browser and stay.
 */
const tabPrefixes = ["words ", "draft ", sentKept, "ballot ", "room of ", "tab ", restoringKept]
const browserPrefixes = [
  "ballot-key ",
  "ballot-cast ",
  "answers ",
  "place ",
  "sign-in request",
  "join link",
  "join sent",
  jobsKept,
]

/** Counts what a sign-out would delete: texts and answers that were not sent, and ballots that were cast here. */
export function keptHere(): { unsent: number; ballots: number } {
  const answers = inBrowser.names("answers ").flatMap(place => Object.keys(keptIn(place)))
  const sent = inTab.names(sentKept).flatMap(name => keptSent(name.slice(sentKept.length)))
  const unsent = sent.filter(({ status }) => status.state !== "given")
  return {
    unsent: keptPlaces("").length + answers.length + unsent.length,
    ballots: inBrowser.names("ballot-cast ").length,
  }
}

/** Deletes what this tab and this browser keep for the person, because the next reader may be somebody else. */
export function clearKept(): void {
  for (const name of tabPrefixes.flatMap(inTab.names)) inTab.write(name, null)
  for (const name of browserPrefixes.flatMap(inBrowser.names)) inBrowser.write(name, null)
}

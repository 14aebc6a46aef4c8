import { readdirSync, readFileSync } from "node:fs"
import { join, relative, resolve } from "node:path"
import { expect, test } from "vitest"

const root = resolve(import.meta.dirname, "../../..")

/** The acts that bind two people. A page has to offer them to the second person, and only a press shows that it does. */
const pressed = [
  "adopt-minutes",
  "confirm-proposal",
  "confirm-record",
  "decide-correction",
  "publish-minutes",
  "recall-minutes",
  "refuse-proposal",
  "send-minutes",
]

/** The journeys that send one of these acts by command, because they are about something else. */
const elsewhere: Readonly<Record<string, string>> = {
  "test/journeys/concurrency/twoModerators.test.ts": "Two sockets send at the same instant, which no two hands can.",
  "test/journeys/consensus/sided/afterwards.test.ts":
    "Two errata are pressed; a third one is set up for the objection to it.",
  "test/journeys/consensus/sided/silences.test.ts":
    "The record is set up for a silence about its amendment; declared.test.ts presses it.",
  "test/journeys/consensus/spokenAndMoved.test.ts": "It is about spoken answers; sided/declared.test.ts presses these.",
  "test/journeys/session/twoHours/deciding.ts":
    "Nine people without pages hold two hours, of which one page is watched.",
}

/** The acts that make a round and its outcome, each with a journey that presses it and sends no such act by command. */
const roundActs: Readonly<Record<string, { in: string; label: string }>> = {
  "open-round": { in: "test/journeys/fourBrowsers.test.ts", label: "Call for consensus" },
  "answer-round": { in: "test/journeys/fourBrowsers.test.ts", label: "提交立场" },
  "close-round": { in: "test/journeys/consensus/secretRound.test.ts", label: "Close only" },
  "close-and-show": { in: "test/journeys/session/betweenSessions.test.ts", label: "Close and show" },
  "reveal-round": { in: "test/journeys/consensus/secretRound.test.ts", label: "Show the result" },
  "declare-record": { in: "test/journeys/fourBrowsers.test.ts", label: "Declare: Consensus" },
}

const others = "Those who have no page in it answer by command; it presses for those who have."
const setUp = "The round is set up; what comes after it is pressed."
/** The journeys that send such an act by command, with the reason. A journey that is not named here presses it. */
const roundsByCommand: Readonly<Record<string, string>> = {
  "test/journeys/clocks/asleep.test.ts": others,
  "test/journeys/concurrency/elsewhere.ts": "Sockets send at the same instant, which no hands can.",
  "test/journeys/concurrency/positions.test.ts": "Sockets send at the same instant, which no hands can.",
  "test/journeys/concurrency/twoModerators.test.ts": "Sockets send at the same instant, which no hands can.",
  "test/journeys/consensus/afterTheRecord.test.ts": setUp,
  "test/journeys/consensus/between/batchOnPhone.test.ts": others,
  "test/journeys/consensus/deputy.test.ts": setUp,
  "test/journeys/consensus/lateAnswers.test.ts": others,
  "test/journeys/consensus/ratingReasons.test.ts": others,
  "test/journeys/consensus/reviewOfRecord.test.ts": setUp,
  "test/journeys/consensus/sealedTexts.test.ts": others,
  "test/journeys/consensus/sided/belowQuorum.test.ts": "Closing is pressed; the round before it is set up.",
  "test/journeys/consensus/sided/silences.test.ts": setUp,
  "test/journeys/consensus/spokenAndMoved.test.ts": others,
  "test/journeys/consensus/twoSides.test.ts": others,
  "test/journeys/engines/engines.test.ts":
    "Three kinds of browsers are looked at; the chair and the others have no page.",
  "test/journeys/permissions.test.ts": "It sends each command by each role, and most of them are refused.",
  "test/journeys/reach/pictures.test.ts": "It draws pages of a panel, which is set up.",
  "test/journeys/reach/wall.test.ts": "It reads the wall, from which nothing is pressed.",
  "test/journeys/reach/writing.test.ts": setUp,
  "test/journeys/session/twoHours/deciding.ts":
    "Nine people without pages hold two hours, of which one page is watched.",
}

/** The files of journeys that name one of these commands. */
const sending = (kinds: readonly string[]): string[] => {
  const sends = new RegExp(`"(?:${kinds.join("|")})"`)
  return readdirSync(join(root, "test/journeys"), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => sends.test(readFileSync(path, "utf8")))
    .map(path => relative(root, path))
    .toSorted()
}

test("a journey presses what makes a round and its outcome, but the named ones that set it up", () => {
  expect(sending(Object.keys(roundActs))).toEqual(Object.keys(roundsByCommand).toSorted())
})

test.each(Object.entries(roundActs))(
  "%s is pressed in a page by a journey that sends no such act",
  (_, { in: file, label }) => {
    expect(roundsByCommand).not.toHaveProperty([file])
    expect(readFileSync(join(root, file), "utf8")).toContain(label)
  },
)

test("no journey sends by command an act that binds two people, but the named ones that are about something else", () => {
  expect(sending(pressed)).toEqual(Object.keys(elsewhere).toSorted())
})

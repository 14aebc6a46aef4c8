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

test("no journey sends by command an act that binds two people, but the named ones that are about something else", () => {
  const sends = new RegExp(`"(?:${pressed.join("|")})"`)
  const files = readdirSync(join(root, "test/journeys"), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
    .map(entry => join(entry.parentPath, entry.name))
  const sending = files.filter(path => sends.test(readFileSync(path, "utf8"))).map(path => relative(root, path))
  expect(sending.toSorted()).toEqual(Object.keys(elsewhere).toSorted())
})

import { expect, test } from "vitest"
import * as Y from "yjs"
import { linkAfter } from "../../../../server/log/rowHash.ts"
import type { StoredEvent } from "../../../../server/ports/database/store.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import type { History, Line } from "../history.ts"
import { checks, found } from "./checks.ts"
import { planted } from "./planted.ts"

const workspace = WorkspaceId.parse("w1")

/** A log of entries with these kinds and bodies. */
function logOf(entries: readonly [kind: string, body: unknown][]): StoredEvent[] {
  const log: StoredEvent[] = []
  for (const [n, [kind, body]] of entries.entries()) {
    const linked = {
      seq: n + 1,
      kind,
      at: n,
      by: MemberId.parse("ann"),
      salt: `s${n}`,
      body,
      personalCommitment: null,
      readings: null,
    }
    const link = linkAfter(sha256, workspace, log.at(-1)?.hash ?? "", linked)
    log.push({ ...linked, personal: null, personalSalt: null, ...link })
  }
  return log
}

/** The updates of a note into which these tokens were written, each in a paragraph, and the first was erased. */
function noteOf(tokens: readonly string[]) {
  const doc = new Y.Doc()
  const updates: History["updates"][number][] = []
  doc.on("update", (update: Uint8Array) => updates.push({ seq: updates.length + 1, update }))
  const note = doc.getXmlFragment(noteRoot)
  for (const token of tokens) note.push([paragraph(token)])
  note.delete(0, 1)
  return { updates, text: note.toJSON() }
}

const asked = (at: number) => ({ client: "ann", member: "ann", call: at, return: at + 1 })
const says = ["first", "second", "third", "fourth"]
const tokens = ["[a1]", "[a2]", "[a3]", "[a4]"]

/** A history without a fault, in which there is something to spoil for each planted one. */
function sound(): History {
  const log = logOf([
    ...says.map(words => ["thread-opened", { words }] as [string, unknown]),
    ["round-closed", { round: "silence" }],
    ["member-removed", { member: "ben" }],
  ])
  const { updates, text } = noteOf(tokens)
  const entries = log.map(({ seq, kind, at, body }) => ({ seq, kind, at, body }))
  const lines: Line[] = [
    ...says.map((words, n): Line => ({ ...asked(10 * n), what: "say", words, seq: n + 1 })),
    ...tokens.map((token, n): Line => ({ ...asked(10 * n), what: "write", token })),
    { ...asked(50), what: "erase", token: "[a1]" },
    { ...asked(60), what: "read", from: 0, to: 3, entries: entries.slice(0, 3) },
    { ...asked(65), what: "read", from: 0, to: 6, entries },
    { ...asked(70), what: "read", from: 3, to: 6, entries: entries.slice(3) },
    { ...asked(70), what: "answer", round: "call", seen: 0, value: "yes", outcome: "done" },
    { ...asked(72), what: "answer", round: "call", seen: 0, value: "no", outcome: "stale" },
    { ...asked(74), what: "answer", round: "call", seen: 1, value: "no", outcome: "done" },
    { ...asked(80), what: "close", round: "call", shown: { ann: "no" } },
    { ...asked(90), what: "deadline", round: "silence" },
    { ...asked(100), what: "remove", member: "ben" },
  ]
  return { lines, workspace, log, updates, replicas: { one: text, two: text } }
}

test("a sound history has no fault", () => {
  expect(found(sound())).toEqual({})
})

test.each(planted)("$fault: found", ({ by, plant }) => {
  const spoiled = plant(sound())
  expect(spoiled).not.toBeNull()
  expect(spoiled && checks[by](spoiled)).not.toEqual([])
})

test("each check finds at least one planted fault", () => {
  expect([...new Set(planted.map(({ by }) => by))].toSorted()).toEqual(Object.keys(checks).toSorted())
})

test("what was never answered may have happened or not", () => {
  const history = sound()
  const unknown: Line[] = [
    { ...asked(110), return: null, what: "say", words: "perhaps", seq: null },
    { ...asked(110), return: null, what: "write", token: "[a9]" },
    { ...asked(76), return: null, what: "answer", round: "call", seen: 2, value: "late", outcome: "unknown" },
  ]
  expect(found({ ...history, lines: [...history.lines, ...unknown] })).toEqual({})
})

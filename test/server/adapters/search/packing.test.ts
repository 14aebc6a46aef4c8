import Sqlite from "better-sqlite3"
import { expect, test } from "vitest"
import { Names, packed, unpacked } from "../../../../server/adapters/search/packing.ts"
import type { Findable } from "../../../../server/ports/database/searchIndex.ts"
import { notePath } from "../../../../server/search/translated.ts"

const topic = "0190b5c2-7d3e-7000-8000-000000000001"
const id = "0190b5c2-7d3e-7000-8000-000000000002"
const passage = (more: Partial<Findable>): Findable => ({
  key: `thread:${id}`,
  kind: "discussion",
  id,
  lang: "en",
  topic,
  session: "",
  person: "0190b5c2-7d3e-7000-8000-000000000003",
  at: 7,
  path: `/t/${topic}#${id}`,
  order: 2,
  text: "Data move by default.",
  ...more,
})
const paragraph = "数据跨境流动的安全。".repeat(10)

test.each([
  ["a comment", passage({})],
  [
    "a paragraph, whose key is its text",
    passage({ key: paragraph, id: topic, path: notePath(topic, paragraph), text: paragraph }),
  ],
  ["a record", passage({ key: `record:${id}:zh`, kind: "record", path: "/r/3", person: "" })],
  ["an id that is no UUID", passage({ id: "x", key: "thread:x", path: `/t/${topic}#x` })],
  ["a short text", passage({ key: "a", text: "a", path: notePath(topic, "a") })],
  ["a text that is a mark", passage({ key: "\u0001", text: "\u0001" })],
  ["half of a surrogate pair", passage({ text: `${"a".repeat(79)}😀` })],
])("%s comes out of the index as it went in", (_, one) => {
  const db = new Sqlite(":memory:")
  db.exec("CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)")
  const row = { ...packed(new Names(db), one), id: 1, partition: 1, part: 1 }
  // another reader of the file numbers no names of its own
  expect(unpacked(new Names(db), row)).toEqual(one)
})

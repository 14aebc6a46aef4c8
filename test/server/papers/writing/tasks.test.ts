import { createInterface } from "node:readline"
import { Readable } from "node:stream"
import { expect, test } from "vitest"
import { paperTask } from "../../../../server/papers/writing/tasks.ts"
import { paperOf, said } from "../pdf/paperOf.ts"

test("a text with Unicode's separators of lines and paragraphs stays in its line of the task", async () => {
  const paper = paperOf([said("one\u2028two\u2029three\nfour")])
  const lines: unknown[] = []
  for await (const line of createInterface({ input: Readable.from(paperTask("docx", paper, null)) }))
    lines.push(JSON.parse(line))
  expect(lines).toEqual([{ write: "docx", paper }])
})

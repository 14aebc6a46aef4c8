import { once } from "node:events"
import { createServer } from "node:http"
import express from "express"
import { expect, onTestFinished, test } from "vitest"
import { openSearchIndex } from "../../../server/adapters/search/openSearchIndex.ts"
import { recordListRoutes } from "../../../server/http/routes/finding/recordListRoutes.ts"
import type { Findable } from "../../../server/ports/database/searchIndex.ts"
import type { RecordsAnswer } from "../../../shared/contract/queries/agreed.ts"
import { putPart } from "../../kit/servers/indexed.ts"
import { openRecordedNote } from "../commands/drift/recordedNote.ts"

test("a record whose words stand behind very many other passages is in the list, the total and the chart", async () => {
  const note = await openRecordedNote()
  const index = openSearchIndex("")
  await note.recorded()
  const { id } = await note.card()
  const [workspace] = await note.panel.instance.directory.workspaces()
  if (!workspace) throw new Error("there is no workspace")
  const passage = (key: string, record: string, at: number): Findable => ({
    key,
    kind: "record",
    id: record,
    lang: "en",
    topic: "t",
    session: "",
    person: "",
    at,
    path: "/r/1",
    order: 0,
    text: "data",
  })
  const others = Array.from({ length: 10_001 }, (_, n) => passage(`n${n}`, `other ${n % 50}`, n + 2))
  await putPart(index, { workspace: workspace.id, audience: "room" }, "log", [passage("own", id, 1), ...others])
  const app = express().use(
    recordListRoutes({
      ...note.panel.instance,
      search: index,
      cookie: { of: () => ({ cookie: "cookie" }) },
      sha256: () => "",
      seats: { signIn: async () => ({}), seat: async () => ({ role: "moderator" }) },
      limits: { of: () => ({ take: async () => true }) },
    } as never),
  )
  const server = createServer(app).listen(0, "127.0.0.1")
  onTestFinished(async () => {
    server.close()
    await index.close()
    await note.panel.end()
  })
  await once(server, "listening")
  const { port } = server.address() as { port: number }
  const response = await fetch(`http://127.0.0.1:${port}/api/records?q=data`)
  expect(response.status).toBe(200)
  const { records, total, agreed } = (await response.json()) as RecordsAnswer
  expect(total).toBe(1)
  expect(records.map(one => [one.id, one.found[0]?.text])).toEqual([[id, "data"]])
  expect(agreed.map(({ levels }) => levels.unanimity)).toEqual([1])
})

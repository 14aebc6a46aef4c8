import * as Y from "yjs"
import type { ErrorBody } from "../../../../shared/contract/queries.ts"
import type { Refusal, RefusalCode } from "../../../../shared/contract/refusals.ts"
import { get, Person, post } from "../../../kit/people/person.ts"
import { frame, RawClient } from "../../../kit/people/rawClient.ts"
import { type Seating, type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"
import type { Provocation } from "../provoking.ts"

export const served =
  (act: (panel: ServedPanel) => Promise<Refusal>, seating: Seating = {}): Provocation =>
  async () => {
    const panel = await servePanel(seating)
    try {
      return await act(panel)
    } finally {
      await panel.end()
    }
  }

export async function refusedBy(response: Promise<Response>): Promise<Refusal> {
  const { error } = (await (await response).json()) as ErrorBody
  return { code: error.code as RefusalCode, params: error.params }
}
export const asked = async (url: string, path: string, cookie = "") => {
  const { error } = (await get(url, path, cookie)) as ErrorBody
  return { code: error.code as RefusalCode, params: error.params }
}

export async function answer(person: Person, message: unknown): Promise<Refusal> {
  const answered = await person.socket.timeout(5_000).emitWithAck("command", message)
  if (answered.ok) throw new Error("it was done")
  return answered.refusal
}

/** A writer at the document endpoint, let in by a ticket. */
export async function writer(panel: ServedPanel, who: Person): Promise<RawClient> {
  const response = await post(panel.url, "/api/ticket", {}, { cookie: who.cookie })
  const { ticket } = (await response.json()) as { ticket: string }
  const client = new RawClient(`${panel.url.replace("http", "ws")}/sync/${panel.topic}?ticket=${ticket}`)
  await client.until(() => client.hello !== undefined, "hello")
  client.send(frame(0, 0, Y.encodeStateVector(client.doc)))
  await client.until(() => client.of(0, 1).length > 0, "SyncStep2")
  client.absorb()
  client.send(frame(0, 1, Y.encodeStateAsUpdate(client.doc)))
  return client
}

export async function rejected(client: RawClient): Promise<Refusal> {
  await client.until(() => client.rejected.length > 0, "a refusal")
  const { code, params } = client.rejected.at(-1) as unknown as { code: RefusalCode; params: Refusal["params"] }
  client.close()
  return { code, params }
}

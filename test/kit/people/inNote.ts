import { until } from "../clocks/until.ts"
import type { Person } from "./person.ts"
import { StockClient } from "./stockClient.ts"

/** A person with a page of the panel and a client in the first note. */
export interface InNote {
  person: Person
  topic: string
  client: StockClient
  leave(): void
}

/** Opens the panel's first note for a person who has joined, and waits until the client has it. */
export async function inNote(url: string, person: Person, path: "sync" | "watch" = "sync"): Promise<InNote> {
  const topic = person.snapshot.topics[0]?.id ?? ""
  const client = new StockClient(url, topic, person.cookie, path)
  await until(() => client.provider.synced, "the person is in the note")
  return {
    person,
    topic,
    client,
    leave() {
      client.end()
      person.leave()
    },
  }
}

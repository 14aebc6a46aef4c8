import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { createServer } from "node:http"
import { sharedAt } from "./asked.ts"

/**
 * Runs once before the tests, in Vitest's own process. This process starts a shared server when the first test file
 * asks for it, and stops the server after the last file.
 */
export default async function openDoor(): Promise<() => Promise<void>> {
  let isUsed = false
  // each module is loaded at the first request, because most runs need none of them
  const answers: Record<string, (major?: number) => Promise<unknown>> = {
    postgres: async major => (await import("./postgres.ts")).sharedHere(major),
    template: async major => (await import("./template.ts")).madeTemplate(major),
  }
  const secret = randomUUID()
  const door = createServer((request, response) => {
    const [, said, what = "", major = ""] = (request.url ?? "").split("/")
    const answer = said === secret ? answers[what] : undefined
    if (!answer) return void response.writeHead(404).end()
    isUsed = true
    answer(major === "" ? undefined : Number(major)).then(
      given => response.end(JSON.stringify(given)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    )
  })
  door.listen(0, "127.0.0.1").unref()
  await once(door, "listening")
  const at = door.address()
  if (at === null || typeof at === "string") throw new Error("no port")
  process.env[sharedAt] = `http://127.0.0.1:${at.port}/${secret}`
  return async () => {
    door.close()
    door.closeAllConnections()
    if (!isUsed) return
    await (await import("./postgres.ts")).stopShared()
    await (await import("./template.ts")).removeTemplates()
  }
}

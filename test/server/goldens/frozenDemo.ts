import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync, gzipSync } from "node:zlib"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { firstStart } from "../../../server/start/firstStart.ts"
import type { Instance } from "../../../server/start/instance/instance.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { Person, post } from "../../kit/people/person.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { serveInstance } from "../../kit/servers/servedPanel.ts"

const folder = join(import.meta.dirname, "demo")
const databaseFile = join(folder, "plenary.db.gz")
const readersFile = join(folder, "readers.json")

/** The moment of a frozen database, and the cookies of those who sit in its demo. */
interface Readers {
  at: number
  cookies: Record<string, string>
}

const seats = ["moderator", "secretary", "interpreter", "panelist", "observer"] as const

/** Writes the demo as it is today, with its readers: `node test/server/goldens/frozenDemo.ts`. */
async function freeze(): Promise<void> {
  const data = newFolder()
  const file = join(data, "plenary.db")
  const links = await firstStart(file, true, () => {})
  const instance = await openInstance(file, { dataDir: data })
  const served = await serveInstance(instance, data)
  const joined = await post(served.url, "/api/join", { token: links?.admin ?? "" })
  const admin = (joined.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
  const host = await Person.sit(served.url, admin, "demo")
  const cookies: Record<string, string> = { admin }
  for (const role of seats) {
    const { made } = await host.do("make-invite", { role, uses: 1 })
    const person = await Person.join(served.url, `#${made["token"]}`, `A ${role}`)
    cookies[role] = person.cookie
    person.leave()
  }
  host.leave()
  const at = Date.now() + 1_000
  await served.close()
  await instance.close()
  mkdirSync(folder, { recursive: true })
  writeFileSync(databaseFile, gzipSync(readFileSync(file), { level: 9 }))
  writeFileSync(readersFile, `${JSON.stringify({ at, cookies } satisfies Readers, null, 2)}\n`)
  removeFolder(data)
}

/** A server of the frozen demo, whose clock stands. */
export interface FrozenDemo {
  url: string
  instance: Instance
  cookies: Readers["cookies"]
  end(): Promise<void>
}

export async function openFrozenDemo(): Promise<FrozenDemo> {
  const data = newFolder()
  const file = join(data, "plenary.db")
  writeFileSync(file, gunzipSync(readFileSync(databaseFile)), { mode: 0o600 })
  const { at, cookies } = JSON.parse(readFileSync(readersFile, "utf8")) as Readers
  const instance = await openInstance(file, { dataDir: data, clock: { ...systemClock, now: () => at } })
  const shell = async () => '<html lang="en"><head><title>Plenary</title></head><body></body></html>'
  const served = await serveInstance(instance, data, { shell, publicUrl: "https://plenary.example" })
  return {
    url: `http://127.0.0.1:${served.port}`,
    instance,
    cookies,
    async end() {
      await served.close()
      await instance.close()
      removeFolder(data)
    },
  }
}

if (process.argv[1] === import.meta.filename) await freeze()

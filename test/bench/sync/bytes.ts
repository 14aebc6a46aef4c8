import { statSync } from "node:fs"
import { databaseIn } from "../../../server/start/instance/database.ts"
import { Load } from "../kit/loads.ts"
import { finish, serve } from "../kit/servers.ts"
import type { Row } from "../run.ts"

/** Bytes on disk for each keystroke of eight writers at once, after a checkpoint, without the empty database. */
export async function bytes(): Promise<Row[]> {
  const run = async (seconds: number) => {
    const served = await serve("Plenary")
    const load = new Load()
    const { sent } = await load.tell({
      do: "edit",
      targets: served.editors,
      each: 8,
      perSecond: 25,
      seconds,
      short: true,
    })
    load.end()
    await served.stop()
    const { size } = statSync(databaseIn(served.folder))
    await finish({ ...served, stop: async () => {} })
    return { size, updates: sent.length }
  }
  const [few, many] = [await run(1), await run(11)]
  const each = (many.size - few.size) / (many.updates - few.updates)
  return [{ what: "bytes on disk per keystroke", measured: each.toFixed(0), target: "≤ 60" }]
}

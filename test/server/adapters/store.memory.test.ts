import { openMemory } from "../../../server/adapters/memory/openMemory.ts"
import { emptyTables } from "../../../server/adapters/memory/tables.ts"
import { workspace } from "./samples.ts"
import { type Bench, storeConformance } from "./storeConformance.ts"

storeConformance("in memory", async () => {
  const tables = emptyTables()
  const bench: Bench = {
    opened: openMemory(tables),
    async reopen() {
      bench.opened = openMemory(tables)
    },
    second: async () => openMemory(tables),
    async erase(seq) {
      const log = tables.events.get(workspace) ?? []
      tables.events.set(
        workspace,
        log.map(event => (event.seq === seq ? { ...event, personal: null, personalSalt: null } : event)),
      )
    },
    end: async () => {},
  }
  return bench
})

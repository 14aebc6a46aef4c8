import type { HostSettings } from "../../../ports/hostLog/settings.ts"
import type { MemoryTables } from "../tables.ts"
import type { AppendToHost } from "./hostLog.ts"

export const memoryHostSettings = ({ settings }: MemoryTables, append: AppendToHost): HostSettings => ({
  read: async key => settings.get(key) ?? { value: "", revision: 0 },
  async write(key, value, seen, host) {
    if ((settings.get(key)?.revision ?? 0) !== seen) return false
    settings.set(key, { value, revision: seen + 1 })
    append(host)
    return true
  },
})

import { signal } from "@preact/signals-core"
import type { HostFaceShown } from "../../../shared/contract/queries/host/host.ts"
import { inBrowser } from "./kept.ts"

/** The key under which a browser keeps the face of the server. */
export const houseKept = "house"

function kept(): HostFaceShown | null {
  try {
    return JSON.parse(inBrowser.read(houseKept) ?? "null")
  } catch {
    return null
  }
}

/** The name, the logo and the look of this server, as this browser last read them; null before the first answer. */
export const house = signal<HostFaceShown | null>(kept())

/** The name of this server. */
export const houseTitle = (): string => house.value?.name || "Plenary"

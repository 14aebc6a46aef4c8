import * as z from "zod"
import { emptyFace, type HostFace, StoredFace } from "../../../shared/model/host/face.ts"
import type { HostActor } from "../../../shared/record/host/hostEvents.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { hostDraft } from "../../ports/hostLog/hostLog.ts"
import type { HostSettings } from "../../ports/hostLog/settings.ts"

const faceKey = "face"
const logoKey = "logo"

const StoredLogo = z.object({ type: z.enum(["image/png", "image/svg+xml"]), base64: z.string(), hash: z.string() })

export interface Logo {
  type: z.infer<typeof StoredLogo>["type"]
  bytes: Buffer
  hash: string
}

/** The milliseconds for which a process keeps the face that it has read; after them a change shows on every server. */
const keptMs = 1_000

/** The name, the logo and the look of the server (DOMAIN HS1). */
export interface Faces {
  /** the face as it was within the last second */
  now(): Promise<HostFace>
  read(): Promise<{ face: StoredFace; logo: string | null; revision: number }>
  /** Stores the face. Returns false if another administrator has changed it since the revision. */
  set(face: StoredFace, seen: number, by: HostActor): Promise<boolean>
  logo(): Promise<Logo | null>
  /** Stores the logo, or takes it away. */
  setLogo(logo: Logo | null, by: HostActor): Promise<void>
}

interface FacePorts {
  settings: HostSettings
  clock: Pick<Clock, "now" | "id">
}

/** The face over the settings of the host. */
export function createFaces({ settings, clock }: FacePorts): Faces {
  let kept: { at: number; face: Promise<HostFace> } | null = null

  const stored = async () => {
    const { value, revision } = await settings.read(faceKey)
    return { face: value === "" ? emptyFace : StoredFace.parse(JSON.parse(value)), revision }
  }
  const logo = async (): Promise<Logo | null> => {
    const { value } = await settings.read(logoKey)
    if (value === "") return null
    const { type, base64, hash } = StoredLogo.parse(JSON.parse(value))
    return { type, hash, bytes: Buffer.from(base64, "base64") }
  }
  const addressOf = (found: Logo | null): string | null => found && `/api/host/logo?v=${found.hash.slice(0, 12)}`
  const whole = async (): Promise<HostFace> => ({ ...(await stored()).face, logo: addressOf(await logo()) })
  const record = (names: string[], by: HostActor) => [hostDraft({ kind: "settings-changed", names, by }, clock)]

  return {
    async now() {
      const at = clock.now()
      if (kept === null || at - kept.at >= keptMs || at < kept.at) {
        const asked = { at, face: whole() }
        asked.face.catch(() => {
          if (kept === asked) kept = null
        })
        kept = asked
      }
      return kept.face
    },
    read: async () => ({ ...(await stored()), logo: addressOf(await logo()) }),
    async set(face, seen, by) {
      const { face: before } = await stored()
      const names = changedNames(before, face)
      const isStored = await settings.write(faceKey, JSON.stringify(face), seen, record(names, by))
      kept = null
      return isStored
    },
    logo,
    async setLogo(next, by) {
      const value = next && JSON.stringify({ type: next.type, base64: next.bytes.toString("base64"), hash: next.hash })
      // if two administrators change the logo at once, the later one wins, and both are in the log
      for (let tries = 0; tries < 5; tries++) {
        const { revision } = await settings.read(logoKey)
        if (await settings.write(logoKey, value ?? "", revision, record(["logo"], by))) break
      }
      kept = null
    },
  }
}

/** The names of the settings that differ. */
function changedNames(before: StoredFace, after: StoredFace): string[] {
  const told = (value: unknown) => JSON.stringify(value)
  const links = (["privacy", "accessibility", "imprint", "contact"] as const).filter(
    name => before.links[name] !== after.links[name],
  )
  const others = (["name", "accent", "foot"] as const).filter(name => told(before[name]) !== told(after[name]))
  return [...others, ...links]
}

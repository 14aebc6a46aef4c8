import { signal } from "@preact/signals-core"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import { fetchVersionState } from "../../../connections/versions.ts"
import { inTab } from "../../kept/kept.ts"

/**
 * The outcome of the last restoring. The note's page says it until the person hides it. `empty`: the version has no
 * words, so the note has none now. `same`: the note said this already, so nothing was written.
 */
export const restored = signal<"done" | "empty" | "same" | { refusal: Refusal } | null>(null)

interface Restoring {
  topic: string
  at: number
}

/**
 * The version that a person has asked for on the page of versions. The note's own page restores it. It is no part of the
 * address, so that a link which somebody else made restores nothing.
 */
let wanted: Restoring | null = null

export function wantRestored(restoring: Restoring): void {
  restored.value = null
  wanted = restoring
}

/** Returns the version that is to be restored in this topic's note, once. */
export function takeRestoring(topic: string | undefined): Restoring | null {
  const taken = wanted
  wanted = null
  return taken?.topic === topic ? taken : null
}

/** The prefix of the names under which the tab keeps, for a topic, an edit that still waits for its entry in the log. */
export const restoringKept = "restoring "

export function unrecordedSince({ topic, at }: Restoring): number | null {
  const [of, since] = (inTab.read(restoringKept + topic) ?? "").split(" ")
  return Number(of) === at && since ? Number(since) : null
}

export const keepUnrecorded = (topic: string, edit: { at: number; since: number } | null): void =>
  inTab.write(restoringKept + topic, edit && `${edit.at} ${edit.since}`)

/** Fetches a note as it was, as a Yjs update (v2). Null if it does not arrive. */
export const versionState = ({ topic, at }: Restoring): Promise<Uint8Array | null> =>
  fetchVersionState(topic, at).catch(() => null)

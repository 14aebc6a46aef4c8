import type { VersionList, VersionRead } from "../../shared/contract/queries/versions.ts"
import { get, getBytes } from "./http.ts"

/** The HTTP requests of a note's versions. Only their page and the act that restores one import this file. */

const path = (topic: string, rest: string): string => `/api/topics/${encodeURIComponent(topic)}/versions${rest}`

export const fetchVersions = (topic: string): Promise<VersionList> => get(path(topic, ""))
export const fetchVersion = (topic: string, at: number): Promise<VersionRead> => get(path(topic, `/${at}`))

/** A version as one Yjs update (V2). */
export const fetchVersionState = (topic: string, at: number): Promise<Uint8Array> =>
  getBytes(path(topic, `/${at}/state`))

import { inTab } from "../kept/kept.ts"
import type { KeptCommand } from "./pending.ts"
import { saidWith } from "./said.ts"

/** The beginning of the names under which a tab keeps commands without a known end. */
export const sentKept = "sent "

/** Reads the commands of one seat that this tab keeps. Unreadable ones are dropped; the server checks each anyway. */
export function keptSent(place: string): KeptCommand[] {
  try {
    const kept: unknown = JSON.parse((place && inTab.read(sentKept + place)) || "[]")
    return Array.isArray(kept) ? kept.filter(isCommand) : []
  } catch {
    return []
  }
}

/** The panels of which this tab keeps something. */
export const panelsSent = (): string[] => [
  ...new Set(inTab.names(sentKept).map(name => name.slice(sentKept.length).split(" ")[0] ?? "")),
]

/**
 * Keeps what people said. An act of an office is not kept, since nobody may do it again by a reload, until it was refused
 * after a wait.
 */
export function keepSent(place: string, list: readonly KeptCommand[]): void {
  if (place === "") return
  const kept = list.filter(({ kind, status, waited }) =>
    kind === "ballot" || saidWith(kind) ? status.state !== "recorded" : waited && status.state === "refused",
  )
  inTab.write(sentKept + place, kept.length === 0 ? null : JSON.stringify(kept))
}

const isCommand = (one: unknown): one is KeptCommand =>
  typeof one === "object" &&
  one !== null &&
  "id" in one &&
  typeof one.id === "string" &&
  "kind" in one &&
  typeof one.kind === "string" &&
  "status" in one &&
  typeof one.status === "object" &&
  "body" in one &&
  typeof one.body === "object"

import type { Request } from "express"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import type { Job } from "../../../ports/database/jobs.ts"
import type { Seat } from "../../../ports/seats.ts"
import type { HttpPorts } from "../../ports.ts"

/** The open exports of one owner, and of all readers without a seat, in one workspace. */
const mostOpen = { own: 2, unseated: 4 } as const
/** The finished exports that are kept in one workspace: their number and their bytes. */
const mostKept = {
  own: { files: 10, bytes: 314_572_800 },
  unseated: { files: 18, bytes: 419_430_400 },
  workspace: { files: 100, bytes: 2_147_483_648 },
} as const

/** How many milliseconds an export for a reader without a seat is kept, and how many it lasts at least when shared. */
export const unseatedKeepMs = { whole: 3_600_000, left: 300_000 } as const

/** Whether somebody reads without a seat: as the public does, or by a press link. */
export const isUnseated = ({ member, machine, role }: Seat): boolean =>
  member === null && machine === undefined && role === "public"

/** Names whom an export belongs to: a member, a program, the administrators, or the address of a reader without a seat. */
export function exportOwner(
  { addresses, incarnation, sha256 }: Pick<HttpPorts, "addresses" | "incarnation" | "sha256">,
  request: Request,
  seat: Seat,
): string {
  if (seat.member !== null) return seat.member
  if (seat.machine !== undefined) return `token ${seat.machine}`
  if (!isUnseated(seat)) return "admin"
  return `${unseatedOwner}${sha256(`${incarnation} ${addresses.of(request)}`).slice(0, 32)}`
}

/** The first letters of the owner of an export that was asked for without a seat. */
export const unseatedOwner = "address "
export const isUnseatedOwner = (owner: string): boolean => owner.startsWith(unseatedOwner)

type Kept = Pick<Job, "id" | "keepUntil" | "owner" | "state"> & { bytes: number }

/**
 * Decides whether an owner may have one more export, beside those of the workspace that are open or kept. The oldest
 * files of a member give way to the new one; those of readers without a seat are shared, so they stay for their hour.
 */
export function roomForExport(
  all: readonly Kept[],
  owner: string,
  now: Instant,
): { kind: "room"; drop: string[] } | { kind: "none"; refused: { refuse: Refusal } } {
  const own = all.filter(one => one.owner === owner)
  const unseated = isUnseatedOwner(owner) ? all.filter(one => isUnseatedOwner(one.owner)) : []
  const isOpen = ({ state }: Kept): boolean => state === "open"
  if (own.filter(isOpen).length >= mostOpen.own || unseated.filter(isOpen).length >= mostOpen.unseated)
    return { kind: "none", refused: refuse("busy") }
  const drop: string[] = []
  let files = own.filter(one => !isOpen(one)).toSorted((a, b) => a.keepUntil - b.keepUntil)
  while (!isUnseatedOwner(owner) && isFull(files, mostKept.own)) {
    drop.push(...files.slice(0, 1).map(({ id }) => id))
    files = files.slice(1)
  }
  const left = all.filter(({ id }) => !drop.includes(id))
  const full =
    (isUnseatedOwner(owner) && isFull(unseated, mostKept.unseated) && unseated) ||
    (isUnseatedOwner(owner) && isFull(own, mostKept.own) && own) ||
    (isFull(left, mostKept.workspace) && left)
  if (!full) return { kind: "room", drop }
  const next = Math.min(...full.map(({ keepUntil }) => keepUntil))
  return { kind: "none", refused: refuse("too-fast", { n: Math.max(1, Math.ceil((next - now) / 1_000)) }) }
}

const isFull = (list: readonly Kept[], most: { files: number; bytes: number }): boolean =>
  list.length >= most.files || list.reduce((sum, { bytes }) => sum + bytes, 0) >= most.bytes

import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { addressesBehind } from "../../../server/adapters/system/addressesBehind.ts"
import { localBus } from "../../../server/adapters/system/localBus.ts"
import type { Bus } from "../../../server/ports/bus.ts"
import type { Clock } from "../../../server/ports/host/clock.ts"
import type { Seat, Seats } from "../../../server/ports/seats.ts"
import { createSync } from "../../../server/sync/createSync.ts"
import { MemberId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { NoteMode, Role } from "../../../shared/model/terms.ts"
import { NoteLog } from "../noteLog.ts"

export const topic = TopicId.parse("topic")
const workspace = WorkspaceId.parse("workspace")

const clock: Clock = {
  now: () => Date.now(),
  wait: ms => new Promise(resolve => setTimeout(resolve, ms).unref()),
  id: () => crypto.randomUUID(),
}

/** Seats that a test assigns. The cookie is the name. A change is announced as after a commit. */
export class DealtSeats implements Seats {
  readonly #roles = new Map<string, Role>()
  readonly #listeners = new Set<(id: WorkspaceId) => void>()
  mode: NoteMode = "open"
  closed = false

  deal(name: string, role: Role | null): void {
    if (role === null) this.#roles.delete(name)
    else this.#roles.set(name, role)
    this.announce()
  }
  setMode(mode: NoteMode): void {
    this.mode = mode
    this.announce()
  }
  announce(): void {
    for (const listener of this.#listeners) listener(workspace)
  }
  seat: Seats["seat"] = async ({ cookie }) => {
    const role = cookie === null ? undefined : this.#roles.get(cookie)
    if (cookie === null || role === undefined) return null
    const member = role === "public" ? null : MemberId.parse(cookie)
    return { workspace, member, name: cookie.toUpperCase(), role, side: null, lang: "en" } satisfies Seat
  }
  topic: Seats["topic"] = async id =>
    id === topic
      ? { workspace, rights: 0, mode: this.mode, closed: this.closed, seat: asked => this.seat(asked, workspace) }
      : null
  mayWrite: Seats["mayWrite"] = ({ role }, mode) =>
    (mode === "open" && role === "panelist") || (mode !== "locked" && (role === "moderator" || role === "secretary"))
  onChange: Seats["onChange"] = listener => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/**
 * Starts the document endpoint on a loopback port. A socket's address is `url/topic?as=name`. The server's clock is
 * ahead by `aheadMs`.
 */
export async function startNotes(
  log = new NoteLog(),
  caps = { process: 1_000, member: 100, address: 1_000 },
  { notes: bus, messages }: Pick<Bus, "notes" | "messages"> = localBus(),
  aheadMs = 0,
  watchersOnly = false,
) {
  const ahead = { ...clock, now: () => clock.now() + aheadMs }
  const seats = new DealtSeats()
  for (const name of ["ann", "bob"]) seats.deal(name, "panelist")
  seats.deal("mod", "moderator")
  seats.deal("eve", "observer")
  const reports: unknown[] = []
  const addresses = addressesBehind(["loopback"])
  const sync = createSync({
    log,
    seats,
    clock: ahead,
    addresses,
    caps,
    bus,
    messages,
    watchersOnly,
    report: error => reports.push(error),
  })
  const server = createServer()
  server.on("upgrade", (request, socket, head) => {
    const url = new URL(request.url ?? "", "ws://plenary")
    sync.upgrade(request, socket, head, url.pathname.slice(1), { cookie: url.searchParams.get("as") })
  })
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = async () => {
    await sync.documents.drain()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
  /** counts the connections that this server does not know to be closed */
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    )
  return { log, seats, sync, url, reports, connections, stop }
}
export type Notes = Awaited<ReturnType<typeof startNotes>>

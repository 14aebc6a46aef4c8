import { type Request, Router } from "express"
import * as z from "zod"
import type { HostLogPage } from "../../../../shared/contract/queries/host/host.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { hostEventKinds } from "../../../../shared/record/host/hostEventKinds.ts"
import { HostPersonal, hostLogId } from "../../../../shared/record/host/hostEvents.ts"
import type { StoredEvent } from "../../../ports/database/store.ts"
import { routeOfAdministrator } from "../../entering/routeOfAdministrator.ts"
import type { HttpPorts } from "../../ports.ts"
import { sendLines } from "../../shown/sendLines.ts"
import { namesOfEntries } from "./namesOfEntries.ts"

/** The entries of one page. */
const pageOf = 50
const latest = 8_640_000_000_000_000

const Body = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]))

const Asked = z.object({
  before: z.coerce.number().int().positive().default(Number.MAX_SAFE_INTEGER),
  kind: z.string().default(""),
  from: z.coerce.number().int().min(0).default(0),
  until: z.coerce.number().int().min(0).max(latest).default(latest),
})

type Ports = Pick<
  HttpPorts,
  | "clock"
  | "cookie"
  | "directory"
  | "evidence"
  | "folds"
  | "hostLog"
  | "hostReadings"
  | "hostRows"
  | "incarnation"
  | "keys"
  | "seats"
  | "store"
>

/** Serves the log of the host to administrators (DOMAIN HL5): page by page, and as a file that can be verified. */
export function hostLogRoutes(ports: Ports): Router {
  const routes = Router()
  const admin = routeOfAdministrator(ports)

  routes.get(
    "/api/host/log",
    admin(async (request, response) => {
      const asked = Asked.safeParse(request.query)
      if (!asked.success) return refuse("bad-input", { detail: z.prettifyError(asked.error) })
      const { kind, ...query } = asked.data
      const kinds = kind === "" ? null : kind.split(",").filter(one => hostEventKinds.some(known => known === one))
      const rows = await ports.hostRows.newest({ ...query, kinds, limit: pageOf + 1 })
      const entries = rows.slice(0, pageOf).map(({ body, personal, ...row }) => ({
        ...row,
        body: Body.catch({}).parse(body),
        personal: HostPersonal.nullable().catch(null).parse(personal),
      }))
      const before = rows.length > pageOf ? (entries.at(-1)?.seq ?? null) : null
      const page: HostLogPage = { entries, before, names: await namesOfEntries(ports, entries) }
      response.set("cache-control", "no-store").json(page)
    }),
  )

  routes.get(
    "/api/host/log.jsonl",
    admin(async (request, response, admitted) => {
      if (isReading(request))
        await ports.hostLog.append({ kind: "exported", what: "host-log", workspace: null, by: admitted.by })
      response.set({ "cache-control": "no-store", "content-disposition": 'attachment; filename="host-log.jsonl"' })
      await sendLines(response.type("application/jsonl"), linesOf(ports))
    }),
  )

  return routes
}

const isReading = ({ method }: Request): boolean => method === "GET"

/** The entries that are read from the database at once. */
const rowsAtOnce = 200

/** The lines of the file: who signs, every entry, and the signature of the last one (docs/EVIDENCE.md). */
async function* linesOf({ store, keys, incarnation }: Ports): AsyncGenerator<string> {
  const { seq: last } = await store.head(hostLogId)
  const { publicKey, former } = keys
  yield lineOf({ type: "plenary host log", format: 1, incarnation, publicKey, formerKeys: former })
  let seq = 0
  while (seq < last) {
    const rows = await store.events(hostLogId, seq, Math.min(rowsAtOnce, last - seq))
    if (rows.length === 0) break
    for (const row of rows) yield lineOf(entryLine(row))
    seq = rows.at(-1)?.seq ?? last
  }
  const [signed] = await store.signedHeads(hostLogId, last - 1, last)
  yield lineOf({ type: "end", seq: last, signature: signed?.signature ?? "" })
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`

const entryLine = ({ seq, kind, at, body, personal, personalSalt, personalCommitment, salt, hash }: StoredEvent) => ({
  type: "entry",
  seq,
  kind,
  at,
  body,
  personal,
  personalSalt,
  personalCommitment,
  salt,
  hash,
})

import { mkdtemp, rm } from "node:fs/promises"
import type { IncomingMessage } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { RequestHandler } from "express"
import pino, { type Logger } from "pino"
import type { WorkspaceId } from "../../shared/model/ids.ts"
import { openSearchIndex } from "../adapters/search/openSearchIndex.ts"
import { build, root, version } from "../adapters/system/root.ts"
import { spoolIn } from "../adapters/uploads/spool.ts"
import { deletionJobs } from "../commands/law/deleting.ts"
import { createCommandLimits } from "../commands/sending/commandLimits.ts"
import { createApp } from "../http/app.ts"
import { builtClient } from "../http/builtClient.ts"
import { causeSentences } from "../http/causes.ts"
import { sessionCookie } from "../http/entering/cookie.ts"
import { registerMail } from "../http/monitoring/mailMetric.ts"
import { createMetrics } from "../http/monitoring/metrics.ts"
import { notingMembers, requestLog } from "../http/monitoring/requestLog.ts"
import { Probes } from "../http/probes.ts"
import { exportJobs } from "../http/routes/papers/exporting.ts"
import { builtShell } from "../http/shown/shell.ts"
import { createServer } from "../http/upgrade/nodeHttp.ts"
import { createOrigins } from "../http/upgrade/origins.ts"
import { sitePathOf, takeOffSitePath } from "../http/upgrade/sitePath.ts"
import { routeUpgrades } from "../http/upgrade/upgrades.ts"
import { letterJobs } from "../letters/invitation/sending.ts"
import { createLive } from "../live/live.ts"
import type { Indexing } from "../ports/database/searchIndex.ts"
import { caps } from "../sync/createSync.ts"
import { Places } from "../sync/places.ts"
import { createErasureWatch } from "../watches/law/erasures.ts"
import { createWatches } from "../watches/list.ts"
import { createFollowing } from "../watches/search/following.ts"
import { webhookJobs } from "../webhooks/delivering.ts"
import { backupsHolding, scheduledBackups } from "./backups/scheduled.ts"
import { watchClock } from "./clockWatch.ts"
import type { Config } from "./config.ts"
import type { Instance } from "./instance/instance.ts"
import { dropAdminLink } from "./owner/adminLink.ts"

export interface Served {
  /** the address that people use */
  url: string
  /** the port that the server itself listens on; behind a proxy, people use an address with another port */
  port: number
  /** how requests of `plenary doctor` arrived */
  probes: Probes
  /** keeps the index of the search */
  indexing: Indexing
  /**
   * Commits pending updates and closes all connections, within ten seconds. The instance stays open for its owner to
   * close. With `drainMs`, the pages are sent to other servers first. The server first waits half of this time, so that
   * proxies notice that it is stopping. In the other half it closes the sockets in waves.
   */
  close(drainMs?: number): Promise<void>
}

/** Serves an instance on one port: pages, API, Socket.IO and the document endpoint. */
export async function serve(
  instance: Instance,
  config: Config,
  client?: RequestHandler,
  shell: () => Promise<string | null> = client ? async () => null : builtShell(dist, sitePathOf(config.publicUrl)),
): Promise<Served> {
  const log = pino({
    level: config.logLevel,
    base: { pid: process.pid, node: config.nodeName },
  })
  const http = createServer()
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject)
    http.listen(config.port, config.host, resolve)
  })
  const address = http.address()
  // the server listens on TCP, so the address is an object and not the name of a pipe
  const port = typeof address === "object" && address ? address.port : config.port
  const url = config.publicUrl ?? `http://${shownHost(config.host)}:${port}`
  const origins = createOrigins(config.publicUrl, port)
  const { tickets } = instance
  const metrics = createMetrics({
    node: config.nodeName,
    role: config.role,
    version,
    hearsOthers: () => instance.bus.messages.isLive,
    meetings: instance.sync.meetings,
    health: instance.health.look,
    connections: instance.presence.totals,
    rooms: instance.sync.rooms,
    bytes: instance.measures.bytes,
    letters: async () => [
      ...(await instance.measures.letters()),
      ...Object.entries(await instance.invitations.count()).map(([state, n]) => ({ kind: "invitation", state, n })),
    ],
    backups: instance.backups.last,
    now: instance.clock.now,
  })
  instance.happenings.onTook(metrics.took)
  instance.happenings.onSignIn(metrics.countSignIn)
  registerMail(metrics.registry, instance.mailState)
  const failed = failing(log, instance, metrics.countError)
  instance.services.onFailure(({ at: _, ...failure }) => log.warn(failure, "a sign-in by a service failed"))
  let draining = false
  let leaving = false
  instance.health.watch("draining", () => draining)
  instance.health.watch("ballots-wait", instance.ballots.isHolding)
  // the health is read when ballots start or stop to wait, so that the change is logged even if nobody requests the
  // health
  instance.ballots.onHolding(() => instance.health.look())
  instance.health.onChange((cause, stands) =>
    log.error({ cause, folder: config.folder }, stands ? causeSentences[cause] : `${cause} is over`),
  )

  const cookie = sessionCookie(config.publicUrl)

  // without a data folder the index is in memory
  const search = openSearchIndex(config.folder && join(config.folder, "search.db"), instance.incarnation)
  // every server has an index of its own, so the server that follows the logs needs no duty
  const indexing = createFollowing({ ...instance, documents: instance.sync.documents, search, failed })

  const backupsHold = backupsHolding(config, instance.backups)
  const temporary = config.folder ? null : await mkdtemp(join(tmpdir(), "plenary-uploads-"))
  const isAdminToken = (token: string) => instance.directory.isAdminToken(instance.sha256(token), instance.clock.now())
  const ports = {
    ...instance,
    search,
    filesQuota: config.filesQuota,
    spool: spoolIn(temporary ?? join(config.folder ?? "", "uploads")),
    indexing,
    documents: instance.sync.documents,
    sending: createCommandLimits(instance),
    origins,
    url,
    metrics,
    metricsToken: config.metricsToken,
    failed,
    cookie,
    secure: config.publicUrl?.startsWith("https:") ?? false,
    workspaceBySlug: slugs(instance),
    isAdminToken,
    useAdminToken: async (token: string) => {
      const isUsed = await instance.directory.useAdminToken(instance.sha256(token), instance.clock.now())
      if (isUsed && config.folder) await dropAdminLink(config.folder, isAdminToken).catch(failed)
      return isUsed
    },
    seats: notingMembers(instance.seats),
    log: requestLog(log),
    warn: (text: string) => log.warn(text),
    client: client ?? builtClient(dist, sitePathOf(config.publicUrl)),
    shell,
    version,
    build,
    backupsHold,
  }
  const probes = new Probes(instance.addresses)
  http.on("request", (request, response) => {
    probes.look(request)
    // a proxy that keeps its connection to this server open would go on sending requests here
    if (draining) response.setHeader("connection", "close")
  })
  http.on("request", createApp(ports))
  routeUpgrades(http, { origins, tickets, cookie, document: instance.sync.upgrade, isReady: () => !leaving })
  // Socket.IO is attached before the first await, because an upgrade request without a handler would hang
  const places = new Places(caps, instance.addresses)
  const takePlace = (request: IncomingMessage) => places.take(null, request)
  const admits = (request: IncomingMessage) =>
    origins.admits(request) && !leaving && (config.longPolling || !isPoll(request))
  const live = createLive(http, { ...ports, admits, takePlace })
  takeOffSitePath(http, sitePathOf(config.publicUrl))
  const closing = new AbortController()
  await watchClock({ ...instance, failed }, closing.signal)
  const damaged = new AbortController()
  instance.health.onChange((cause, stands) => {
    if (cause === "database-damaged" && stands) damaged.abort()
  })
  // a damaged database accepts no writes until it is restored, so the watches end; otherwise they would fail every
  // second
  if (instance.health.look().includes("database-damaged")) damaged.abort()
  const until = AbortSignal.any([closing.signal, damaged.signal])
  const watches = instance.watchersOnly
    ? []
    : createWatches({
        ...instance,
        documents: instance.sync.documents,
        url,
        failed,
        ...scheduledBackups(config, { ...instance, log }),
        kinds: [
          webhookJobs(instance),
          exportJobs({ ...instance, documents: instance.sync.documents, url }),
          letterJobs({ ...instance, url }),
          deletionJobs({ ...instance, backupsHold }),
        ],
      })
  // the watches are not awaited, so that the first page is served while long logs are read
  const watching = watches.map(watch => {
    const run = (losing: AbortSignal, term: number) => watch.run(losing, term)
    return instance.duties.hold(watch.name, until, run).catch(failed)
  })
  watching.push(indexing.run(closing.signal, 0).catch(failed))
  watching.push(
    createErasureWatch({ ...instance, failed })
      .run(closing.signal, 0)
      .catch(failed),
  )
  const quiet = instance.sync.documents.onCrowded((topic, ids) =>
    log.warn({ topic, ids }, "a note has many writer ids: have everyone leave it, then run plenary compact TOPIC"),
  )
  closing.signal.addEventListener("abort", quiet, { once: true })

  return {
    url,
    port,
    probes,
    indexing,
    async close(drainMs = 0) {
      draining = true
      closing.abort()
      await Promise.race([Promise.all(watching), instance.clock.wait(watchesMs)])
      if (drainMs > 0) await instance.clock.wait(drainMs / 2)
      leaving = true
      await Promise.all([instance.sync.leave(drainMs / 2), live.leave(drainMs / 2)])
      await instance.sync.documents.drain()
      const closed = live.close()
      await Promise.race([closed, instance.clock.wait(answersMs)])
      http.closeAllConnections()
      await closed
      await search.close()
      if (temporary) await rm(temporary, { recursive: true, force: true })
    },
  }
}

const dist = join(root, "dist/client")

/** Milliseconds that a stopping server waits for its watches, so that time is left to commit pending updates. */
const watchesMs = 3_000

/** Milliseconds that a stopping server waits for unfinished responses. */
const answersMs = 1_000

/** Whether a request to Socket.IO uses polling. */
const isPoll = ({ url = "" }: IncomingMessage): boolean =>
  URL.parse(url, "http://plenary")?.searchParams.get("transport") === "polling"

const shownHost = (host: string) => (host === "0.0.0.0" || host === "::" ? "localhost" : host)

/** Handles every unexpected exception: logs it under an id that a person can quote. */
const failing =
  (log: Logger, { clock }: Instance, count: () => void) =>
  (error: unknown): string => {
    const id = clock.id().slice(0, 8)
    count()
    log.error({ err: error, id }, "failed")
    return id
  }

/**
 * Caches the ids of workspaces by slug. There are few workspaces and slugs seldom change, so a page's address needs no
 * database query.
 */
function slugs({ directory, seats }: Instance) {
  const known = new Map<string, WorkspaceId>()
  // another workspace may take the slug of a removed one
  seats.onChange(workspace => {
    for (const [slug, id] of known) if (id === workspace) known.delete(slug)
  })
  return async (slug: string): Promise<WorkspaceId | null> => {
    if (!known.has(slug)) for (const one of await directory.workspaces()) known.set(one.slug, one.id)
    return known.get(slug) ?? null
  }
}

import compression from "compression"
import express, { type Express, type Request, type RequestHandler } from "express"
import helmet from "helmet"
import { limits } from "../../shared/contract/limits.ts"
import { refuse } from "../../shared/contract/refusals.ts"
import { protocolVersion, versionHeader } from "../../shared/contract/version.ts"
import type { Tickets } from "../ports/tickets.ts"
import { causeSentences, harmless } from "./causes.ts"
import { bearers } from "./entering/bearer.ts"
import { keepSignedIn } from "./entering/keepSignedIn.ts"
import { MailedCodes } from "./entering/mailedCodes.ts"
import type { Metrics } from "./monitoring/metrics.ts"
import { metricsRoute } from "./monitoring/metricsRoute.ts"
import type { HttpPorts } from "./ports.ts"
import { lastResort, route, sendRefusal, wellFormed } from "./refused.ts"
import { accountRoutes } from "./routes/accounts/accountRoutes.ts"
import { linkRoutes } from "./routes/accounts/linkRoutes.ts"
import { allowsPasskeys, passkeyRoutes } from "./routes/accounts/passkeyRoutes.ts"
import { serviceRoutes } from "./routes/accounts/serviceRoutes.ts"
import { ballotRoutes } from "./routes/ballotRoutes.ts"
import { commandRoutes } from "./routes/commandRoutes.ts"
import { engineRoutes } from "./routes/engineRoutes.ts"
import { fileRoutes } from "./routes/files/fileRoutes.ts"
import { indexRoutes } from "./routes/finding/indexRoutes.ts"
import { recordListRoutes } from "./routes/finding/recordListRoutes.ts"
import { searchRoutes } from "./routes/finding/searchRoutes.ts"
import { calendarRoutes } from "./routes/following/calendarRoutes.ts"
import { streamRoutes } from "./routes/following/streamRoutes.ts"
import { faceRoutes } from "./routes/host/faceRoutes.ts"
import { hostLogRoutes } from "./routes/host/logRoutes.ts"
import { overviewRoutes } from "./routes/host/overviewRoutes.ts"
import { lawRoutes } from "./routes/law/lawRoutes.ts"
import { retentionRoutes } from "./routes/law/retentionRoutes.ts"
import { docsRoutes } from "./routes/openapi/shown/docsRoutes.ts"
import { paperRoutes } from "./routes/papers/paperRoutes.ts"
import { versionRoutes } from "./routes/past/versionRoutes.ts"
import { publicRoutes } from "./routes/public/publicRoutes.ts"
import { readRoutes } from "./routes/reading/readRoutes.ts"
import { replayRoutes } from "./routes/reading/replayRoutes.ts"
import { sessionRoutes } from "./routes/reading/sessionRoutes.ts"
import { addressRoutes } from "./routes/seats/addressRoutes.ts"
import { invitationRoutes } from "./routes/seats/invitationRoutes.ts"
import { joinRoutes } from "./routes/seats/joinRoutes.ts"
import { openingRoutes } from "./routes/seats/openingRoutes.ts"
import { pressRoutes } from "./routes/seats/pressRoutes.ts"
import { returnRoutes } from "./routes/seats/returnRoutes.ts"
import { tokenRoutes } from "./routes/tokenRoutes.ts"
import { translationRoutes } from "./routes/translationRoutes.ts"
import { bundleRoutes } from "./routes/working/bundleRoutes.ts"
import { jobRoutes } from "./routes/working/jobRoutes.ts"
import { letterRoutes } from "./routes/working/letterRoutes.ts"
import { webhookRoutes } from "./routes/working/webhookRoutes.ts"
import { workspaceRoutes } from "./routes/workspaceRoutes.ts"
import { sitePathOf } from "./upgrade/sitePath.ts"
import { withoutUpgrade } from "./upgrade/withoutUpgrade.ts"

export interface AppPorts extends HttpPorts {
  tickets: Tickets
  metrics: Metrics
  /** the token by which a monitoring program reads the metrics; null: only programs on this machine read them */
  metricsToken: string | null
  log: RequestHandler
  /** whether this server only shows panels to observers */
  watchersOnly: boolean
  /** logs a warning for the person who runs the server */
  warn: (text: string) => void
  /** serves the built client; in development, passes requests to Vite */
  client: RequestHandler
}

/** Builds the express app with all routes of the HTTP interface (docs/PROTOCOL.md). */
export function createApp(ports: AppPorts): Express {
  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", ports.addresses.trusts)
  app.use(headers(ports.secure))
  app.get("/healthz", (_, response) => void response.json({ ok: true, version: ports.version, build: ports.build }))
  app.get("/readyz", (_, response) => {
    const standing = ports.health.look()
    const causes = standing.map(cause => ({ cause, text: causeSentences[cause] }))
    const ok = standing.every(cause => harmless.has(cause))
    response.status(ok ? 200 : 503).json({ ok, causes })
  })
  app.get("/metrics", metricsRoute(ports.metrics, ports.metricsToken, ports.url))
  app.use(ports.log, withoutNul)
  // compression() leaves a body as it is if the body is already compressed or its type is not text, e.g. a streamed
  // bundle
  app.use(
    "/api",
    compression(),
    onlyOurs(ports),
    ofThisVersion,
    bearers(ports),
    keepSignedIn(ports),
    express.json({ limit: limits.maxBodyBytes, reviver: wellFormed }),
  )
  if (ports.watchersOnly) app.use("/api", readingOnly)
  app.use(docsRoutes(sitePathOf(ports.url)))
  app.post(
    "/api/ticket",
    route(async (request, response) => {
      const credential = ports.cookie.of(request)
      if (!(await ports.seats.signIn(credential))) return refuse("sign-in")
      response.set("cache-control", "no-store").json({ ticket: await ports.tickets.issue(credential) })
    }),
  )
  const mailed = new MailedCodes(ports)
  const ways = {
    mail: ports.mail !== null,
    passkeys: allowsPasskeys(ports.url),
    services: ports.services.list.map(({ id, name }) => ({ id, name })),
  }
  app.use(
    accountRoutes(ports, ways),
    linkRoutes(ports, mailed),
    serviceRoutes(ports),
    passkeyRoutes(ports),
    joinRoutes(ports, ways),
    invitationRoutes(ports),
    returnRoutes(ports, mailed),
    pressRoutes(ports),
    openingRoutes(ports),
    ballotRoutes(ports),
    commandRoutes(ports),
    tokenRoutes(ports),
    paperRoutes(ports),
    readRoutes(ports),
    replayRoutes(ports),
    versionRoutes(ports),
    sessionRoutes(ports),
    searchRoutes(ports),
    recordListRoutes(ports),
    indexRoutes(ports),
    addressRoutes(ports, mailed),
    translationRoutes(ports),
    engineRoutes(ports),
    workspaceRoutes(ports),
    faceRoutes(ports),
    overviewRoutes(ports),
    hostLogRoutes(ports),
    streamRoutes(ports),
    calendarRoutes(ports),
    webhookRoutes(ports),
    letterRoutes(ports),
    fileRoutes(ports),
    bundleRoutes(ports),
    jobRoutes(ports),
    lawRoutes(ports),
    retentionRoutes(ports),
  )
  app.get(["/sync/:topic", "/watch/:topic"], withoutUpgrade(ports.clock, ports.warn))
  app.use(publicRoutes(ports))
  app.use("/api", (request, response) => sendRefusal(request, response, refuse("not-found").refuse))
  app.use(ports.client)
  app.use(lastResort(ports.failed, limits.maxBodyBytes))
  return app
}

/**
 * Refuses requests from pages of another origin that may change something. Such a page reads what everybody may read:
 * its request loses its cookies, so that it is nobody's.
 */
const onlyOurs =
  ({ origins }: Pick<HttpPorts, "origins">): RequestHandler =>
  (request, response, next) => {
    response.vary("origin")
    if (origins.admits(request)) return next()
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendRefusal(request, response, refuse("foreign-origin").refuse)
    delete request.headers.cookie
    if (!isOpenEnded(request)) response.set("access-control-allow-origin", "*")
    next()
  }

/** Whether the request is for a stream or a job, which cost more than a reading and are not for every page of the web. */
const isOpenEnded = ({ path }: Request): boolean => /\/workspaces\/[^/]+\/stream\/?$|\/jobs(\/|$)/i.test(path)

/** Refuses an address with the character NUL, which names nothing here and which PostgreSQL cannot look up. */
const withoutNul: RequestHandler = (request, response, next) => {
  if (request.originalUrl.includes("%00"))
    sendRefusal(request, response, refuse("bad-input", { detail: "request" }).refuse)
  else next()
}

/**
 * Refuses every request of a page of another version, as the document endpoint does, before anything of it is read: a
 * refusal of its body would tell the person of a fault that only a reload fixes. A program states no version.
 */
const ofThisVersion: RequestHandler = (request, response, next) => {
  const version = request.get(versionHeader)
  if (version === undefined || version === String(protocolVersion)) next()
  else sendRefusal(request, response, refuse("page-older").refuse)
}

/** Refuses every request that may change data. A request for a ticket is allowed, because it changes nothing. */
const readingOnly: RequestHandler = (request, response, next) => {
  const reads = request.method === "GET" || request.method === "HEAD" || request.path === "/ticket"
  if (reads) next()
  else sendRefusal(request, response, refuse("observers-only").refuse)
}

const headers = (secure: boolean): RequestHandler =>
  helmet({
    // HSTS covers this host but not its subdomains, because other people may run the subdomains
    strictTransportSecurity: secure && { includeSubDomains: false },
    crossOriginEmbedderPolicy: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        styleSrc: ["'self'"],
        // inline styles set the positions of carets and the widths of bars
        styleSrcAttr: ["'unsafe-inline'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    referrerPolicy: { policy: "same-origin" },
  })

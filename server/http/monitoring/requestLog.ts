import { AsyncLocalStorage } from "node:async_hooks"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Request, RequestHandler } from "express"
import type { Logger } from "pino"
import { pinoHttp } from "pino-http"
import type { Seats } from "../../ports/seats.ts"
import { isUnwatched } from "./unwatched.ts"

/** The facts about a request that its line in the log tells. */
interface Noted {
  request: Request
  /** the member as whom the request was answered; null if no seat was read */
  member: string | null
}

const current = new AsyncLocalStorage<Noted>()

/**
 * Whether a request sent a credential. Work that a request sets off reads the seats of other people, too, such as those
 * of open pages after a change.
 */
const sent = ({ headers }: Request, { cookie, bearer }: Parameters<Seats["seat"]>[0]): boolean =>
  Boolean((cookie && headers.cookie?.includes(cookie)) || (bearer && headers.authorization?.includes(bearer)))

/** Reads seats as before, and notes for the log of requests which member the present request belongs to. */
export const notingMembers = <S extends Pick<Seats, "seat">>(seats: S): S => ({
  ...seats,
  async seat(credential: Parameters<S["seat"]>[0], workspace: Parameters<S["seat"]>[1]) {
    const seat = await seats.seat(credential, workspace)
    const noted = current.getStore()
    if (noted && seat?.member && sent(noted.request, credential)) noted.member = seat.member
    return seat
  },
})

/** The request's route with the names of its parameters in place of their values; "-" if no route answers it. */
function routeOf({ route, baseUrl }: Request): string {
  const path: unknown = route?.path
  return typeof path === "string" ? baseUrl + path : "-"
}

/** Leaves a value out of a line. */
const nothing = (): undefined => undefined

/**
 * Logs each request as one line at the level info (DOMAIN MX2): method, route, status, milliseconds and member. Headers,
 * addresses, queries and bodies are left out, because they hold secrets and private words.
 */
export function requestLog(logger: Logger): RequestHandler {
  const noted = new WeakMap<IncomingMessage, Noted>()
  const told = (
    request: IncomingMessage,
    { statusCode }: ServerResponse,
    { responseTime }: { responseTime: number },
  ) => {
    const about = noted.get(request)
    return {
      method: request.method,
      route: about ? routeOf(about.request) : "-",
      status: statusCode,
      ms: Math.round(responseTime),
      member: about?.member ?? null,
    }
  }
  const write = pinoHttp({
    logger,
    wrapSerializers: false,
    serializers: { req: nothing, res: nothing, err: nothing },
    customLogLevel: () => "info",
    customSuccessMessage: () => "request",
    customErrorMessage: () => "request",
    customSuccessObject: (request, response, value) => told(request, response, value),
    customErrorObject: (request, response, _, value) => told(request, response, value),
    autoLogging: logger.isLevelEnabled("info") && { ignore: (request: IncomingMessage) => isUnwatched(request) },
  })
  return (request, response, next) => {
    const one: Noted = { request, member: null }
    noted.set(request, one)
    write(request, response)
    current.run(one, next)
  }
}

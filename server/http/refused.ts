import type { ErrorRequestHandler, NextFunction, Request, RequestHandler, Response } from "express"
import type { ErrorBody } from "../../shared/contract/queries.ts"
import { sentenceOf } from "../../shared/contract/refusals/sentences.ts"
import { statuses } from "../../shared/contract/refusals/statuses.ts"
import { type Refusal, refuse } from "../../shared/contract/refusals.ts"
import type { State } from "../../shared/fold/state.ts"
import { languages } from "../../shared/model/terms.ts"
import { refusalOf } from "../core/failing.ts"

/**
 * Answers a request with a refusal: the HTTP status, the code, and the sentence in a language that the caller reads.
 * `state` names the panel's sides.
 */
export function sendRefusal(
  request: Request,
  response: Response,
  refusal: Refusal,
  { id = "", state }: { id?: string; state?: Pick<State, "sides"> } = {},
): void {
  const { code, params } = refusal
  const lang = languages.find(one => one === request.acceptsLanguages([...languages])) ?? "en"
  const body: ErrorBody = { error: { code, text: sentenceOf(refusal, lang, state), params, id } }
  response.status(statuses[code]).json(body)
}

type Act = (request: Request, response: Response) => Promise<{ refuse: Refusal } | void>

/**
 * Wraps a route. A refusal that the route returns is sent to the caller. An exception is passed to the last error
 * handler.
 */
export const route =
  (act: Act): RequestHandler =>
  (request: Request, response: Response, next: NextFunction) => {
    act(request, response).then(refused => {
      if (refused) sendRefusal(request, response, refused.refuse)
    }, next)
  }

/**
 * Wraps the routes that begin by asking who the caller is: `act` gets whom `admit` found, and runs for nobody whom it
 * refuses.
 */
export const routeAdmitting =
  <Admitted extends object>(admit: (request: Request) => Promise<Admitted | { refuse: Refusal }>) =>
  (act: (...given: [...Parameters<Act>, Admitted]) => ReturnType<Act>): RequestHandler =>
    route(async (request, response) => {
      const admitted = await admit(request)
      return isRefused(admitted) ? admitted : act(request, response, admitted)
    })

export const isRefused = (found: object): found is { refuse: Refusal } => "refuse" in found

const isBodyError = (error: unknown): error is { type: string } =>
  error instanceof Error && "type" in error && typeof error.type === "string"

/**
 * Whether the parser of bodies gave the error a status of the caller's faults, e.g. for a body that claims to be gzip
 * and is not.
 */
const isCallersFault = (error: unknown): boolean =>
  error instanceof Error && "status" in error && typeof error.status === "number" && error.status < 500

/** A reviver that refuses a JSON text with half of a surrogate pair or the character NUL, which not every database can store. */
export function wellFormed(key: string, value: unknown): unknown {
  if (!isStorable(key) || (typeof value === "string" && !isStorable(value)))
    throw new SyntaxError("The body contains half of a surrogate pair, or the character NUL")
  return value
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0")

/**
 * The last error handler. A request that express could not parse is refused as the caller's fault. Any other error is
 * logged and gets an id that the caller can quote.
 */
export const lastResort =
  (failed: (error: unknown) => string, max: number): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    if (isBodyError(error) && error.type === "entity.too.large")
      return sendRefusal(request, response, refuse("too-large", { max }).refuse)
    if (isBodyError(error) || isCallersFault(error) || error instanceof URIError)
      return sendRefusal(request, response, refuse("bad-input", { detail: "request" }).refuse)
    const id = failed(error)
    const worded = refusalOf(error)
    if (worded) return sendRefusal(request, response, worded, { id })
    sendRefusal(request, response, refuse("internal", { id }).refuse, { id })
  }

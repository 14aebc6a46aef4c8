import { signal } from "@preact/signals-core"
import type { ErrorBody } from "../../shared/contract/queries.ts"
import { protocolVersion, versionHeader } from "../../shared/contract/version.ts"
import { sitePath } from "../site/site.ts"

/**
 * The reason why an HTTP request failed. Status 0 means that no response arrived; such a failure has no id that a
 * person could quote.
 */
export interface Failure {
  status: number
  code: string
  params: Record<string, string | number>
  id: string
}

export class RequestFailed extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === "object" && body !== null && "error" in body && typeof body.error === "object"

/** The header of every request. By the version in it the server knows a page from before an upgrade. */
export const ofThisPage = { [versionHeader]: String(protocolVersion) }

/** The code by which the server refuses every request of a page of another version. */
export const pageOlder = "page-older"

/** Whether the server has refused this page as one from before an upgrade. Only a reload helps. */
export const isOlder = signal(false)

/** Whether a failure says that this browser has no access. */
export const isGone = ({ status }: Failure): boolean => status === 401 || status === 403

/** The failure that a response with an error status states. */
export function failedWith(status: number, body: unknown): Failure {
  if (!isErrorBody(body)) return { status, code: "internal", params: {}, id: `HTTP ${status}` }
  if (body.error.code === pageOlder) isOlder.value = true
  return { ...body.error, status }
}

let words: () => Promise<void> = async () => {}

/**
 * Has every refused request wait for the sentences of refusals. An element that keeps the sentence as a text would
 * otherwise go on showing that it is loading.
 */
export const refuseInWords = (loaded: () => Promise<void>): void => {
  words = loaded
}

async function failed(response: Response): Promise<RequestFailed> {
  const [body] = await Promise.all([response.json().catch(() => null), words().catch(() => {})])
  return new RequestFailed(failedWith(response.status, body))
}

interface Sent extends RequestInit {
  headers?: Record<string, string>
}

/**
 * Fetches a path, or an address of the same server. Throws RequestFailed if no response arrives or the response's
 * status is an error. Every request of a page goes through here, so that each states the page's version.
 */
export async function answered(path: string, init: Sent): Promise<Response> {
  const isJson = typeof init.body === "string"
  // oxlint-disable-next-line no-restricted-globals -- each request states the page's version here
  const response = await fetch(path.startsWith("/") ? sitePath + path : path, {
    credentials: "same-origin",
    ...init,
    headers: {
      accept: "application/json",
      ...(isJson && { "content-type": "application/json" }),
      ...init.headers,
      ...ofThisPage,
    },
  }).catch(() => {
    throw new RequestFailed({ status: 0, code: "unreachable", params: {}, id: "" })
  })
  if (!response.ok) throw await failed(response)
  return response
}

/**
 * Returns the JSON body of a response. The body is not validated, because the server and the page come from the same
 * build.
 */
async function request<T>(path: string, init: Sent = {}): Promise<T> {
  const body: T = await (await answered(path, init)).json()
  return body
}

export const getBytes = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await answered(path, {})).arrayBuffer())

export const getPage = async (path: string): Promise<string> =>
  (await answered(path, { cache: "no-store", headers: { accept: "text/html" } })).text()

/** Fetches a file with the name that its response gives it. `later`: the content is the job that makes the file. */
export async function getFile(path: string): Promise<{ content: Blob; name: string; later: boolean }> {
  const response = await answered(path, { cache: "no-store", headers: { accept: "*/*" } })
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "")
  return {
    content: await response.blob(),
    name: decodeURIComponent(named?.[1] ?? "file"),
    later: response.status === 202,
  }
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => request(path, signal ? { signal } : {})

export const post = <T>(path: string, body: object): Promise<T> =>
  request(path, { method: "POST", body: JSON.stringify(body) })

export const remove = <T>(path: string): Promise<T> => request(path, { method: "DELETE" })

export const putJson = <T>(path: string, body: object): Promise<T> =>
  request(path, { method: "PUT", body: JSON.stringify(body) })

/** Sends the bytes of a file. */
export const putBytes = <T>(path: string, file: Blob): Promise<T> => request(path, { method: "PUT", body: file })

/** Posts without cookies, so that the server does not learn which member sent the request. */
export const postUnsigned = <T>(path: string, body: object): Promise<T> =>
  request(path, { method: "POST", body: JSON.stringify(body), credentials: "omit" })

/** Turns any thrown value into a failure that a page can show. */
export const failureOf = (thrown: unknown): Failure =>
  thrown instanceof RequestFailed
    ? thrown.failure
    : { status: 0, code: "page", params: {}, id: thrown instanceof Error ? thrown.name : "" }

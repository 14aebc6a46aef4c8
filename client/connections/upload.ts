import { sitePath } from "../site/site.ts"
import { type Failure, failedWith, ofThisPage, RequestFailed } from "./http.ts"

/**
 * Sends a file and reports the share that has been sent. `fetch` reports no progress, so XMLHttpRequest is used. Throws
 * RequestFailed, with the code "cancelled" if the signal ended the upload.
 */
export function upload<T>(
  path: string,
  file: Blob,
  { onShare, signal }: { onShare: (share: number) => void; signal: AbortSignal },
): Promise<T> {
  return new Promise((resolve, reject) => {
    // oxlint-disable-next-line no-restricted-globals -- fetch reports no progress of an upload
    const request = new XMLHttpRequest()
    const fail = (failure: Failure) => reject(new RequestFailed(failure))
    const without = (code: string) => () => fail({ status: 0, code, params: {}, id: "" })
    request.open("POST", sitePath + path)
    request.responseType = "json"
    const headers = { accept: "application/json", "content-type": "application/octet-stream", ...ofThisPage }
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener("progress", ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0))
    request.addEventListener("load", () => {
      const answer: T = request.response
      if (request.status >= 200 && request.status < 300) resolve(answer)
      else fail(failedWith(request.status, answer))
    })
    request.addEventListener("error", without("unreachable"))
    request.addEventListener("timeout", without("unreachable"))
    request.addEventListener("abort", without("cancelled"))
    signal.addEventListener("abort", () => request.abort(), { once: true })
    if (signal.aborted) without("cancelled")()
    else request.send(file)
  })
}

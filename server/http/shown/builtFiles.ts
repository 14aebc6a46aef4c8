import { extname } from "node:path"
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express"

/**
 * The encodings in which the build stores each text file in addition to the plain file (scripts/compressed.ts), best
 * first. The order matters, because browsers state no preference among encodings.
 */
const encodings = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const

const compressedText = /\.(js|css|html)$/

/** Serves the files of the build in an encoding that the reader accepts. Each encoding of a file has its own ETag. */
export function builtFiles(folder: string, cacheControl: string): RequestHandler {
  const files = express.static(folder, {
    index: false,
    redirect: false,
    cacheControl: false,
    // the tag alone tells whether a file has changed
    lastModified: false,
    acceptRanges: false,
    setHeaders(response: Response, path: string) {
      response.set("cache-control", cacheControl).vary("accept-encoding")
      const [encoding, end] = encodings.find(one => path.endsWith(one[1])) ?? []
      if (encoding) response.set("content-encoding", encoding).type(extname(path.slice(0, -end.length)))
    },
  })
  return (request: Request, response: Response, next: NextFunction) => {
    const taken = encodings.find(([encoding]) => request.acceptsEncodings(encoding) === encoding)
    if (!taken || !compressedText.test(request.path)) return files(request, response, next)
    const { url } = request
    request.url = request.path + taken[1]
    files(request, response, (failure?: unknown) => {
      request.url = url
      if (failure) next(failure)
      // the build has no compressed file of this name, e.g. because the build is older than this code
      else files(request, response, next)
    })
  }
}
